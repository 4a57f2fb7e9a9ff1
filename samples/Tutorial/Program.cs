return Tutorial.CommandLine.Run(args);
