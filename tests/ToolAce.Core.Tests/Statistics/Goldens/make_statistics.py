"""Reference values for the statistics tests, by brute force from the definitions; needs nothing but Python's standard library.

Run: python3 make_statistics.py
"""

import itertools
import math
from fractions import Fraction


def sign_flip(sums):
    """Share of all sign assignments whose total is at least as far from zero as the observed one."""
    observed = abs(sum(sums))
    flips = list(itertools.product((1, -1), repeat=len(sums)))
    return Fraction(sum(abs(sum(s * f for s, f in zip(sums, flip))) >= observed for flip in flips), len(flips))


def holm(p):
    order = sorted(range(len(p)), key=lambda i: p[i])
    return [min(1, max((len(p) - j) * p[order[j]] for j in range(order.index(i) + 1))) for i in range(len(p))]


def benjamini_hochberg(p):
    order = sorted(range(len(p)), key=lambda i: p[i])
    return [min(1, min(len(p) / (j + 1) * p[order[j]] for j in range(order.index(i), len(p)))) for i in range(len(p))]


def wilson(k, n, z=1.959963984540054):
    centre = (k / n + z * z / 2 / n) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(k / n * (1 - k / n) / n + z * z / 4 / n / n)
    return centre - half, centre + half


def mover(parts):
    """Zou and Donner's limits of a weighted sum of proportions (weight, successes, trials)."""
    value = sum(w * k / n for w, k, n in parts)
    low = value - math.sqrt(sum((w * (k / n - wilson(k, n)[0])) ** 2 for w, k, n in parts))
    high = value + math.sqrt(sum((w * (wilson(k, n)[1] - k / n)) ** 2 for w, k, n in parts))
    return low, high


def cluster_percentiles(clusters):
    """The exact distribution of the mean over resampled clusters (sum, size), and its 2.5 % and 97.5 % points."""
    means = sorted(
        sum(c[0] for c in drawn) / sum(c[1] for c in drawn) for drawn in itertools.product(clusters, repeat=len(clusters))
    )
    return means[int(0.025 * len(means))], means[math.ceil(0.975 * len(means)) - 1]


if __name__ == "__main__":
    for sums in ([1, 1, 1, 1, 1], [3, -1, 2, 2, -1, 1], [4, 4, 4, -1], [5, 0, -2, 1, 1, 1, 1, 0], [1] * 9 + [-1]):
        print("sign flip", sums, float(sign_flip(sums)))
    family = [0.01, 0.04, 0.03, 0.005, 0.5]
    print("Holm", holm(family))
    print("Benjamini-Hochberg", benjamini_hochberg(family))
    print("MOVER", mover([(0.5, 8, 10), (0.5, 45, 50)]), mover([(1, 8, 10)]))
    print("clusters", cluster_percentiles([(3, 4), (0, 4), (1, 1), (-2, 3), (4, 4)]))
