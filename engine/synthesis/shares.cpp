// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/shares.h"

namespace sessionsmith::synthesis {

Result<> checkShares(const char* key, const std::vector<double>& shares, std::size_t least, std::size_t most)
{
    if (shares.empty()) return {};
    if (least == most && shares.size() != most)
        return fail(SS_TEXT("engine", "\"{0}\" has {1} entries; it must have {2}"), key, shares.size(), most);
    if (shares.size() < least || shares.size() > most)
        return fail(SS_TEXT("engine", "\"{0}\" has {1} entries; it must have between {2} and {3}"), key, shares.size(),
                    least, most);
    constexpr double largest = 1e15;
    double sum = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (!(shares[i] >= 0 && shares[i] <= largest))
            return fail(SS_TEXT("engine", "\"{0}\", entry {1} must be a number between {2} and {3}"), key, i + 1, 0,
                        largest);
        sum += shares[i];
    }
    if (!(sum > 0)) return fail(SS_TEXT("engine", "\"{0}\" are shares that are all zero"), key);
    return {};
}

Result<> checkNumber(const char* key, double value, double low, double high)
{
    if (value >= low && value <= high) return {};
    return fail(SS_TEXT("engine", "\"{0}\" is {1}; it must lie between {2} and {3}"), key, value, low, high);
}

std::vector<double> normalised(std::vector<double> counts)
{
    double sum = 0;
    for (const double count : counts)
        sum += count;
    for (double& count : counts)
        count /= sum;
    return counts;
}

} // namespace sessionsmith::synthesis
