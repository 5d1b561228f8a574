namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rates of an optimiser's groups, step by step.</summary>
            public abstract class LRScheduler
            {
                private readonly bool _verbose;

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    Optimizer = optimizer ?? throw new ArgumentNullException(nameof(optimizer));
                    LastEpoch = last_epoch;
                    _verbose = verbose;
                    Groups = [.. optimizer.ParamGroups];
                    BaseRates = [.. Groups.Select(group => group.InitialLearningRate)];
                    LastRates = [.. Groups.Select(group => group.LearningRate)];
                }

                internal Optimizer Optimizer { get; }

                internal int LastEpoch { get; set; }

                internal IReadOnlyList<double> BaseRates { get; }

                internal List<double> LastRates { get; private protected set; }

                private protected IReadOnlyList<ILearningRateController> Groups { get; }

                public virtual void step() => step(null);

                /// <summary>Goes to a given step, or to the next one.</summary>
                public virtual void step(int? epoch)
                {
                    LastEpoch = epoch ?? LastEpoch + 1;
                    var rates = (epoch is null ? get_lr() : get_closed_form_lr()).ToList();
                    for (var i = 0; i < Groups.Count; i++)
                    {
                        if (_verbose && rates[i] != LastRates[i])
                        {
                            Console.WriteLine($"Adjusting learning rate to {rates[i]}");
                        }

                        Groups[i].LearningRate = rates[i];
                    }

                    LastRates = rates;
                }

                /// <summary>As <see cref="step(int?)"/>: these schedules look at no metric.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                public IEnumerable<double> get_last_lr() => LastRates;

                /// <summary>The rates of this step, from those of the step before.</summary>
                protected abstract IEnumerable<double> get_lr();

                /// <summary>The rates of this step, from the first ones.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                private protected IEnumerable<double> Current() => Groups.Select(group => group.LearningRate);
            }
        }
    }
}
