Console.WriteLine("Portal benchmarks");
