// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"
#include "engine/base/time.h"
#include "engine/page/html.h"

#include <QString>

namespace sessionsmith::widgets {

/// A sentence of the engine in the language of the window.
QString translated(const Message& message);
/// "where: what. advice"
QString translated(const Error& error);
page::Voice pageVoice(); ///< that of the window

inline QString text(const std::string& utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

// Numbers: thin spaces between thousands, a true minus sign, an em dash for none (not finite).
QString formatInteger(std::int64_t value);
QString formatNumber(double value, int decimals);
QString formatPercent(double share, int decimals = 0); ///< 0.31 -> "31 %"; below the precision but not zero: "<1 %"
QString formatMetric(const std::string& name,
                     double value);     ///< with the precision that the metric bears: hr@10 0.4412, loss 3.214
QString formatDuration(double seconds); ///< "3.2 s", "4 min 10 s", "2 h 5 min"
QString formatBytes(std::uint64_t bytes);
QString formatTime(Milliseconds time);       ///< local, "2026-05-04 13:20"
QString formatSecond(Milliseconds time);     ///< local, "2026-05-04 13:20:59"
QString metricWord(const std::string& name); ///< "test/ndcg@10" -> "NDCG@10, test" in the window's language
QString actionWord(const std::string& name); ///< browse, click, favourite, cart, purchase, pv, fav, buy ..., and what a
                                             ///< fit calls its states ("persona 1: state 2"); others as they are

} // namespace sessionsmith::widgets
