namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Learning-rate schedules.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>The first rate times a function of the step.</summary>
            public static LRScheduler LambdaLR(
                Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new impl.LambdaLR(optimizer, lr_lambda, last_epoch, verbose);

            /// <summary>Half a cosine from the first rate to <paramref name="eta_min"/> in <paramref name="T_max"/> steps.</summary>
            public static LRScheduler CosineAnnealingLR(
                Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);

            /// <summary>A factor that goes linearly from one value to another.</summary>
            public static LRScheduler LinearLR(
                Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5, int last_epoch = -1,
                bool verbose = false) =>
                new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);

            /// <summary>A factor that holds for some steps.</summary>
            public static LRScheduler ConstantLR(
                Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.ConstantLR(optimizer, factor, total_iters, last_epoch, verbose);

            /// <summary>One schedule after another; each starts anew at its milestone.</summary>
            public static LRScheduler SequentialLR(
                Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1) =>
                new impl.SequentialLR(optimizer, schedulers, milestones, last_epoch);

            /// <summary>The schedules' classes. Each makes its first step when it is made.</summary>
            public static class impl
            {
                public class LambdaLR : LRScheduler
                {
                    private readonly Func<int, double> _factor;

                    public LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _factor = lr_lambda;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => BaseRates.Select(rate => rate * _factor(LastEpoch));
                }

                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _end;
                    private readonly double _min;

                    public CosineAnnealingLR(
                        Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (_end, _min) = (T_max, eta_min);
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (LastEpoch == 0)
                        {
                            return Current();
                        }

                        if ((LastEpoch - 1 - _end) % (2 * _end) == 0)
                        {
                            return Current().Zip(BaseRates, (rate, first) => rate + ((first - _min) * (1 - Math.Cos(Math.PI / _end)) / 2));
                        }

                        var ratio = (1 + Math.Cos(Math.PI * LastEpoch / _end)) / (1 + Math.Cos(Math.PI * (LastEpoch - 1) / _end));
                        return Current().Select(rate => (ratio * (rate - _min)) + _min);
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(first => _min + ((first - _min) * (1 + Math.Cos(Math.PI * LastEpoch / _end)) / 2));
                }

                public class LinearLR : LRScheduler
                {
                    private readonly double _start;
                    private readonly double _finish;
                    private readonly int _steps;

                    public LinearLR(
                        Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5, int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (_start, _finish, _steps) = (start_factor, end_factor, total_iters);
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (LastEpoch == 0)
                        {
                            return Current().Select(rate => rate * _start);
                        }

                        if (LastEpoch > _steps)
                        {
                            return Current();
                        }

                        var slope = _finish - _start;
                        return Current().Select(rate => rate * (1 + (slope / ((_steps * _start) + ((LastEpoch - 1) * slope)))));
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(first => first * (_start + ((_finish - _start) * Math.Min(_steps, LastEpoch) / _steps)));
                }

                public class ConstantLR : LRScheduler
                {
                    private readonly double _factor;
                    private readonly int _steps;

                    public ConstantLR(
                        Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (_factor, _steps) = (factor, total_iters);
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => LastEpoch == 0
                        ? Current().Select(rate => rate * _factor)
                        : Current().Select(rate => LastEpoch == _steps ? rate / _factor : rate);

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(first => LastEpoch >= _steps ? first : first * _factor);
                }

                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;
                    private readonly int[] _milestones;

                    public SequentialLR(
                        Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                        : base(optimizer, last_epoch + 1)
                    {
                        (_schedulers, _milestones) = ([.. schedulers], [.. milestones]);
                        if (_schedulers.Any(s => !ReferenceEquals(s.Optimizer, optimizer)))
                        {
                            throw new ArgumentException("SequentialLR expects all its schedulers to be bound to the same optimizer.");
                        }

                        if (_milestones.Length != _schedulers.Length - 1)
                        {
                            throw new ArgumentException(
                                $"SequentialLR expects one scheduler more than milestones, got {_schedulers.Length} and {_milestones.Length}.");
                        }

                        // Every schedule made its first step when it was made: undo that, and let only the first one begin.
                        foreach (var group in Groups)
                        {
                            group.LearningRate = group.InitialLearningRate;
                        }

                        foreach (var scheduler in _schedulers)
                        {
                            scheduler.LastEpoch--;
                        }

                        _schedulers[0].step();
                        LastRates = _schedulers[0].LastRates;
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var passed = _milestones.Count(milestone => milestone <= LastEpoch);
                        if (passed > 0 && _milestones[passed - 1] == LastEpoch)
                        {
                            _schedulers[passed].step(0);
                        }
                        else
                        {
                            _schedulers[passed].step();
                        }

                        return Current();
                    }
                }
            }
        }
    }
}
