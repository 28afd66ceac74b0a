// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/texts.h"

#include "engine/base/namemessage.h"
#include "engine/fidelity/report.h"
#include "engine/learning/rankmeasure.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace sessionsmith::widgets {

namespace {

const QChar thinSpace(0x202F);
const QChar minusSign(0x2212);
const QString none(QChar(0x2014));

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

/// The digits of a number that has no sign, in groups of three.
QString grouped(QString digits)
{
    const qsizetype point = digits.indexOf(QLatin1Char('.'));
    for (qsizetype place = (point < 0 ? digits.size() : point) - 3; place > 0; place -= 3)
        digits.insert(place, thinSpace);
    return digits;
}

QString withUnit(const QString& number, const QString& unit)
{
    return number + thinSpace + unit;
}

/// Decimals that a metric bears: shares of thousands of cases have four digits, losses three.
int decimalsOf(const std::string& metric)
{
    if (metric.find("learning_rate") != std::string::npos) return 6;
    if (metric.find("memory") != std::string::npos || metric.find("per_second") != std::string::npos ||
        metric.find("cases") != std::string::npos)
        return 0;
    for (const char* nats : {"loss", "reconstruction", "divergence", "behaviour", "items", "contrastive", "replaced"})
        if (metric.find(nats) != std::string::npos) return 3;
    if (metric.find("epoch") != std::string::npos) return 0;
    return 4;
}

QString plainMetricWord(const std::string& name)
{
    if (const auto mark = learning::findSampledMark(name); mark != std::string::npos)
        return Words::tr("%1 (%2 sampled, not comparable)")
            .arg(plainMetricWord(name.substr(0, mark)), text(learning::sampledCount(name)));
    if (name == "loss") return Words::tr("Loss");
    if (name == "accuracy") return Words::tr("Accuracy");
    if (name == "mrr") return Words::tr("MRR");
    if (name == "cases") return Words::tr("Questions");
    if (name == "macro_f1") return Words::tr("Macro F1");
    if (name == "micro_f1") return Words::tr("Micro F1");
    if (name == "f1") return Words::tr("F1");
    if (name == "auc") return Words::tr("AUC");
    if (name == "log_loss") return Words::tr("Log-loss");
    if (name == "calibration_error") return Words::tr("Calibration error");
    if (name == "rmse") return Words::tr("RMSE");
    if (name == "mae") return Words::tr("MAE");
    if (name == "r2") return Words::tr("R²");
    if (name.starts_with("precision@")) return Words::tr("Precision%1").arg(text(name.substr(9)));
    if (name == "reconstruction") return Words::tr("Reconstruction");
    if (name == "behaviour") return Words::tr("Behaviour");
    if (name == "items") return Words::tr("Items");
    if (name == "divergence") return Words::tr("Latent information");
    if (name == "critic_loss") return Words::tr("Critic's loss");
    if (name == "critic_accuracy") return Words::tr("Critic's accuracy");
    if (name == "best_epoch") return Words::tr("Best epoch");
    if (name == "learning_rate") return Words::tr("Learning rate");
    if (name == "gradient_norm") return Words::tr("Norm of the gradient");
    if (name == "cpu") return Words::tr("Processor");
    if (name == "memory") return Words::tr("Memory");
    if (name == "gpu") return Words::tr("GPU");
    if (name == "gpu_memory") return Words::tr("Memory of the GPU");
    if (name == "not_finite") return Words::tr("Loss not finite");
    if (name == "stalled") return Words::tr("No progress");
    if (name == "overfitting") return Words::tr("Over-fitting");
    if (name == "contrastive") return Words::tr("Contrastive loss");
    if (name == "replaced") return Words::tr("Loss of replaced items");
    if (name == "positions_per_second") return Words::tr("Events a second");
    if (name == "sequences_per_second") return Words::tr("Sequences a second");
    if (name == "coverage@10") return Words::tr("Coverage@10");
    if (name == "popularity@10") return Words::tr("Popularity@10");
    if (name.starts_with("hr@") || name.starts_with("ndcg@")) return text(name).toUpper();
    return text(name);
}

QString partWord(const std::string& part)
{
    if (part == "train") return Words::tr("training");
    if (part == "valid") return Words::tr("validation");
    if (part == "test") return Words::tr("test");
    if (part == "sparsity") return Words::tr("by sparsity");
    if (part == "system") return Words::tr("machine");
    if (part == "alert" || part == "alerts") return Words::tr("alert");
    return text(part);
}

/// A number below zero as all numbers are written here. Others stay as they are, for they may be names.
QString dataText(const std::string& data)
{
    static const QRegularExpression negative(QStringLiteral("^-\\d+(\\.\\d+)?$"));
    const QString said = text(data);
    return negative.match(said).hasMatch() ? minusSign + grouped(said.mid(1)) : said;
}

} // namespace

QString translated(const Message& message)
{
    if (const std::string* name = nameIn(message)) return actionWord(*name);
    if (message.isData) return dataText(message.text);
    const QString pattern = QCoreApplication::translate("engine", message.text.c_str());
    std::vector<std::string> filled;
    for (const Message& arg : message.args)
        filled.push_back(translated(arg).toStdString());
    return text(Message::fill(pattern.toStdString(), filled));
}

QString translated(const Error& error)
{
    QString sentence = translated(error.what());
    if (!error.where().empty()) sentence = text(error.where()) + QStringLiteral(": ") + sentence;
    if (error.advice().isEmpty()) return sentence;
    return Words::tr("%1. %2", "what happened, what to do").arg(sentence, translated(error.advice()));
}

page::Voice pageVoice()
{
    const bool isChinese = QLocale().language() == QLocale::Chinese;
    return {isChinese ? page::Language::Chinese : page::Language::English,
            [](const Message& message) { return translated(message).toStdString(); }};
}

QString formatInteger(std::int64_t value)
{
    const QString digits = QString::number(value);
    return value < 0 ? minusSign + grouped(digits.mid(1)) : grouped(digits);
}

QString formatNumber(double value, int decimals)
{
    if (!std::isfinite(value)) return none;
    const QString digits = QString::number(std::abs(value), 'f', decimals);
    const bool isZero = digits.count(QLatin1Char('0')) + digits.count(QLatin1Char('.')) == digits.size();
    return value < 0 && !isZero ? minusSign + grouped(digits) : grouped(digits);
}

QString formatPercent(double share, int decimals)
{
    if (!std::isfinite(share)) return none;
    const double least = std::pow(10.0, -decimals);
    const double percent = share * 100;
    if (percent > 0 && percent < least / 2)
        return QLatin1Char('<') + withUnit(formatNumber(least, decimals), QStringLiteral("%"));
    return withUnit(formatNumber(percent, decimals), QStringLiteral("%"));
}

QString formatMetric(const std::string& name, double value)
{
    return formatNumber(value, decimalsOf(name));
}

QString formatDuration(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0) return none;
    if (seconds > 0 && seconds < 0.05) return Words::tr("<0.1 s", "seconds");
    if (seconds < 9.95) return Words::tr("%1 s", "seconds").arg(formatNumber(seconds, 1));
    const auto whole = std::int64_t(std::llround(seconds));
    if (whole < 60) return Words::tr("%1 s", "seconds").arg(whole);
    if (whole < 3600) return Words::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return Words::tr("%1 h %2 min").arg(formatInteger(whole / 3600)).arg(whole % 3600 / 60);
}

QString formatBytes(std::uint64_t bytes)
{
    if (bytes < 1024) return withUnit(QString::number(bytes), QStringLiteral("B"));
    const char* const units[] = {"KiB", "MiB", "GiB", "TiB"};
    double size = double(bytes) / 1024;
    std::size_t unit = 0;
    for (; size >= 1024 && unit + 1 < std::size(units); ++unit)
        size /= 1024;
    return withUnit(formatNumber(size, size < 10 ? 1 : 0), QLatin1String(units[unit]));
}

QString formatTime(Milliseconds time)
{
    return QDateTime::fromMSecsSinceEpoch(time).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString formatSecond(Milliseconds time)
{
    return QDateTime::fromMSecsSinceEpoch(time).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString metricWord(const std::string& name)
{
    const auto slash = name.find('/');
    if (slash == std::string::npos) return plainMetricWord(name);
    if (name == "fidelity/overall") return Words::tr("Fidelity");
    if (name.starts_with("fidelity/")) {
        const auto title = fidelity::titleOf(std::string_view(name).substr(slash + 1));
        return title ? translated(*title) : text(name);
    }
    return Words::tr("%1, %2", "metric, part of the data")
        .arg(plainMetricWord(name.substr(slash + 1)), partWord(name.substr(0, slash)));
}

QString actionWord(const std::string& name)
{
    if (name == "browse" || name == "pv" || name == "view") return Words::tr("browse");
    if (name == "click" || name == "clicks") return Words::tr("click");
    if (name == "favourite" || name == "favorite" || name == "fav") return Words::tr("favourite");
    if (name == "cart" || name == "addtocart" || name == "add_to_cart" || name == "carts") return Words::tr("cart");
    if (name == "purchase" || name == "buy" || name == "transaction" || name == "orders") return Words::tr("purchase");
    // What a fit calls its states and personas, which no log named: "persona 1: state 2".
    if (const auto end = name.find(": "); end != std::string::npos)
        return Words::tr("%1: %2", "persona, state")
            .arg(actionWord(name.substr(0, end)), actionWord(name.substr(end + 2)));
    static const QRegularExpression numbered(QStringLiteral("^(state|persona) (\\d+)$"));
    if (const auto match = numbered.match(text(name)); match.hasMatch())
        return (match.captured(1) == QLatin1String("state") ? Words::tr("state %1") : Words::tr("persona %1"))
            .arg(match.captured(2));
    return text(name);
}

} // namespace sessionsmith::widgets
