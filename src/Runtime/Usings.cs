global using System.ComponentModel;
global using Coroutines.CompilerServices;
