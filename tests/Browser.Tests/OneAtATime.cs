// Several windows at once on two cores make each of them slow enough to run into its time limits.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
