// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/specwords.h"

#include "widgets/common/texts.h"

#include <QCoreApplication>
#include <QJsonValue>

namespace sessionsmith::widgets {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SpecWords)
};

struct KnownKey
{
    const char* key;
    const char* word;
};

const KnownKey knownKeys[] = {
    {"data", QT_TRANSLATE_NOOP("SpecWords", "Data set")},
    {"from", QT_TRANSLATE_NOOP("SpecWords", "Start from")},
    {"baseline", QT_TRANSLATE_NOOP("SpecWords", "Method")},
    {"sequence_by", QT_TRANSLATE_NOOP("SpecWords", "Sequences")},
    {"split", QT_TRANSLATE_NOOP("SpecWords", "Split")},
    {"architecture", QT_TRANSLATE_NOOP("SpecWords", "Architecture")},
    {"objective", QT_TRANSLATE_NOOP("SpecWords", "Objective")},
    {"generator", QT_TRANSLATE_NOOP("SpecWords", "Generator")},
    {"embedding", QT_TRANSLATE_NOOP("SpecWords", "Embedding size")},
    {"layers", QT_TRANSLATE_NOOP("SpecWords", "Layers")},
    {"hidden", QT_TRANSLATE_NOOP("SpecWords", "Hidden size")},
    {"heads", QT_TRANSLATE_NOOP("SpecWords", "Heads")},
    {"latent", QT_TRANSLATE_NOOP("SpecWords", "Latent dimensions")},
    {"max_length", QT_TRANSLATE_NOOP("SpecWords", "Context length")},
    {"epochs", QT_TRANSLATE_NOOP("SpecWords", "Epochs")},
    {"adversarial_epochs", QT_TRANSLATE_NOOP("SpecWords", "Epochs against the critic")},
    {"batch", QT_TRANSLATE_NOOP("SpecWords", "Batch")},
    {"learning_rate", QT_TRANSLATE_NOOP("SpecWords", "Learning rate")},
    {"dropout", QT_TRANSLATE_NOOP("SpecWords", "Dropout")},
    {"event_dropout", QT_TRANSLATE_NOOP("SpecWords", "Events not told")},
    {"free_bits", QT_TRANSLATE_NOOP("SpecWords", "Free nats a dimension")},
    {"augmentation", QT_TRANSLATE_NOOP("SpecWords", "Augmentation")},
    {"l2", QT_TRANSLATE_NOOP("SpecWords", "L2")},
    {"mask_rate", QT_TRANSLATE_NOOP("SpecWords", "Hidden items")},
    {"label_smoothing", QT_TRANSLATE_NOOP("SpecWords", "Label smoothing")},
    {"gradient_clip", QT_TRANSLATE_NOOP("SpecWords", "Gradient limit")},
    {"patience", QT_TRANSLATE_NOOP("SpecWords", "Patience in epochs")},
    {"seed", QT_TRANSLATE_NOOP("SpecWords", "Seed")},
    {"hold_out", QT_TRANSLATE_NOOP("SpecWords", "Leave out the test items")},
    {"exclude_seen", QT_TRANSLATE_NOOP("SpecWords", "Leave out seen items")},
    {"device", QT_TRANSLATE_NOOP("SpecWords", "Device")},
    {"threads", QT_TRANSLATE_NOOP("SpecWords", "Threads")},
    {"checkpoint_seconds", QT_TRANSLATE_NOOP("SpecWords", "Checkpoint every")},
};

/// Names that the engine gives to choices.
const KnownKey knownNames[] = {
    {"bert", QT_TRANSLATE_NOOP("SpecWords", "BERT, bidirectional")},
    {"gpt", QT_TRANSLATE_NOOP("SpecWords", "GPT, causal")},
    {"vae", QT_TRANSLATE_NOOP("SpecWords", "VAE, latent space")},
    {"gan", QT_TRANSLATE_NOOP("SpecWords", "GAN, with a critic")},
    {"masked", QT_TRANSLATE_NOOP("SpecWords", "predict hidden items")},
    {"causal", QT_TRANSLATE_NOOP("SpecWords", "predict each next item")},
    {"next-item", QT_TRANSLATE_NOOP("SpecWords", "predict the next item")},
    {"popularity", QT_TRANSLATE_NOOP("SpecWords", "Popularity")},
    {"repeat", QT_TRANSLATE_NOOP("SpecWords", "Repeat")},
    {"markov", QT_TRANSLATE_NOOP("SpecWords", "Markov, first order")},
    {"item-knn", QT_TRANSLATE_NOOP("SpecWords", "Nearest neighbours of items")},
    {"user", QT_TRANSLATE_NOOP("SpecWords", "by user")},
    {"session", QT_TRANSLATE_NOOP("SpecWords", "by session")},
    {"leave-one-out", QT_TRANSLATE_NOOP("SpecWords", "last event for the test, the one before for validation")},
    {"auto", QT_TRANSLATE_NOOP("SpecWords", "automatic")},
};

/// Keys whose values are names of a person's own: these are never translated.
bool isFreeText(const QString& key)
{
    return key == QLatin1String("data") || key == QLatin1String("from") || key == QLatin1String("augmentation");
}

template <std::size_t Size>
QString wordOf(const KnownKey (&known)[Size], const QString& key)
{
    for (const KnownKey& entry : known)
        if (key == QLatin1String(entry.key)) return Words::tr(entry.word);
    return key;
}

QString numberValue(const QString& key, double number)
{
    if (key == QLatin1String("checkpoint_seconds")) return formatDuration(number);
    if (key == QLatin1String("mask_rate") || key == QLatin1String("event_dropout")) return formatPercent(number);
    if (key == QLatin1String("patience")) return number == 0 ? Words::tr("off") : formatInteger(qint64(number));
    if (key == QLatin1String("threads") && number == 0) return Words::tr("automatic");
    if (key == QLatin1String("seed")) return QString::number(qint64(number)); // a name more than a quantity
    if (number == double(qint64(number))) return formatInteger(qint64(number));
    return QString::number(number, 'g', 6);
}

/// "temporal:0.9" and "given:NAME" hold what no list of words can.
QString splitValue(const QString& name)
{
    const QString rest = name.section(QLatin1Char(':'), 1);
    if (name.startsWith(QLatin1String("temporal:")))
        return Words::tr("by time, the first %1 for training").arg(formatPercent(rest.toDouble()));
    if (name.startsWith(QLatin1String("given:"))) return Words::tr("last events of the data set %1").arg(rest);
    return wordOf(knownNames, name);
}

} // namespace

QString specWord(const QString& key)
{
    return wordOf(knownKeys, key);
}

QString specValue(const QString& key, const QJsonValue& value)
{
    if (value.isBool()) return value.toBool() ? Words::tr("yes") : Words::tr("no");
    if (value.isDouble()) return numberValue(key, value.toDouble());
    const QString name = value.toString();
    if (key == QLatin1String("split")) return splitValue(name);
    if (key == QLatin1String("augmentation") && name.isEmpty()) return Words::tr("none");
    if (key == QLatin1String("from") && name.isEmpty()) return Words::tr("scratch");
    return isFreeText(key) ? name : wordOf(knownNames, name);
}

QStringList specKeys(const QJsonObject& spec)
{
    QStringList keys;
    for (const KnownKey& known : knownKeys)
        if (spec.contains(QLatin1String(known.key))) keys << QLatin1String(known.key);
    for (const QString& key : spec.keys())
        if (!keys.contains(key)) keys << key;
    return keys;
}

} // namespace sessionsmith::widgets
