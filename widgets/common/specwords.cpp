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
    {"source", QT_TRANSLATE_NOOP("SpecWords", "Source")},
    {"format", QT_TRANSLATE_NOOP("SpecWords", "Format")},
    {"data", QT_TRANSLATE_NOOP("SpecWords", "Data set")},
    {"from", QT_TRANSLATE_NOOP("SpecWords", "Start from")},
    {"start_weights", QT_TRANSLATE_NOOP("SpecWords", "Weights from")},
    {"baseline", QT_TRANSLATE_NOOP("SpecWords", "Method")},
    {"sequence_by", QT_TRANSLATE_NOOP("SpecWords", "Sequences")},
    {"split", QT_TRANSLATE_NOOP("SpecWords", "Split")},
    {"architecture", QT_TRANSLATE_NOOP("SpecWords", "Architecture")},
    {"task", QT_TRANSLATE_NOOP("SpecWords", "Task")},
    {"drop_rate", QT_TRANSLATE_NOOP("SpecWords", "Events dropped")},
    {"target", QT_TRANSLATE_NOOP("SpecWords", "What is asked")},
    {"features", QT_TRANSLATE_NOOP("SpecWords", "Features")},
    {"share", QT_TRANSLATE_NOOP("SpecWords", "Sessions to learn from")},
    {"tags", QT_TRANSLATE_NOOP("SpecWords", "Tags of items")},
    {"to", QT_TRANSLATE_NOOP("SpecWords", "Proposals to")},
    {"hold_out_items", QT_TRANSLATE_NOOP("SpecWords", "Items held out")},
    {"least_items", QT_TRANSLATE_NOOP("SpecWords", "Least items of a tag")},
    {"most_tags", QT_TRANSLATE_NOOP("SpecWords", "Most tags")},
    {"regression_l2", QT_TRANSLATE_NOOP("SpecWords", "L2 of the regression")},
    {"objective", QT_TRANSLATE_NOOP("SpecWords", "Objective")},
    {"generator", QT_TRANSLATE_NOOP("SpecWords", "Generator")},
    {"embedding", QT_TRANSLATE_NOOP("SpecWords", "Embedding size")},
    {"size", QT_TRANSLATE_NOOP("SpecWords", "Size")},
    {"layers", QT_TRANSLATE_NOOP("SpecWords", "Layers")},
    {"hidden", QT_TRANSLATE_NOOP("SpecWords", "Hidden size")},
    {"heads", QT_TRANSLATE_NOOP("SpecWords", "Heads")},
    {"latent", QT_TRANSLATE_NOOP("SpecWords", "Latent dimensions")},
    {"max_length", QT_TRANSLATE_NOOP("SpecWords", "Context length")},
    {"norm", QT_TRANSLATE_NOOP("SpecWords", "Normalisation")},
    {"tied_output", QT_TRANSLATE_NOOP("SpecWords", "Tied output")},
    {"use_categories", QT_TRANSLATE_NOOP("SpecWords", "Categories")},
    {"use_gaps", QT_TRANSLATE_NOOP("SpecWords", "Time gaps")},
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
    {"span_rate", QT_TRANSLATE_NOOP("SpecWords", "Items in hidden runs")},
    {"span_length", QT_TRANSLATE_NOOP("SpecWords", "Length of a hidden run")},
    {"label_smoothing", QT_TRANSLATE_NOOP("SpecWords", "Label smoothing")},
    {"loss", QT_TRANSLATE_NOOP("SpecWords", "Loss")},
    {"negatives", QT_TRANSLATE_NOOP("SpecWords", "Drawn items")},
    {"calibration", QT_TRANSLATE_NOOP("SpecWords", "Calibration")},
    {"contrastive", QT_TRANSLATE_NOOP("SpecWords", "Contrastive")},
    {"views", QT_TRANSLATE_NOOP("SpecWords", "Views")},
    {"temperature", QT_TRANSLATE_NOOP("SpecWords", "Temperature")},
    {"replaced", QT_TRANSLATE_NOOP("SpecWords", "Replaced items")},
    {"replaced_rate", QT_TRANSLATE_NOOP("SpecWords", "Share replaced")},
    {"adversarial", QT_TRANSLATE_NOOP("SpecWords", "Adversarial")},
    {"epsilon", QT_TRANSLATE_NOOP("SpecWords", "Disturbance")},
    {"adversarial_steps", QT_TRANSLATE_NOOP("SpecWords", "Search steps")},
    {"precision", QT_TRANSLATE_NOOP("SpecWords", "Precision")},
    {"averaging", QT_TRANSLATE_NOOP("SpecWords", "Averaged weights")},
    {"accumulate", QT_TRANSLATE_NOOP("SpecWords", "Parts of a batch")},
    {"warm_up", QT_TRANSLATE_NOOP("SpecWords", "Warm-up")},
    {"schedule", QT_TRANSLATE_NOOP("SpecWords", "Schedule")},
    {"freeze", QT_TRANSLATE_NOOP("SpecWords", "Not learnt")},
    {"layer_decay", QT_TRANSLATE_NOOP("SpecWords", "Rate by layer")},
    {"fused_optimizer", QT_TRANSLATE_NOOP("SpecWords", "Updates")},
    {"prune", QT_TRANSLATE_NOOP("SpecWords", "Pruned")},
    {"retrain_epochs", QT_TRANSLATE_NOOP("SpecWords", "Epochs after pruning")},
    {"sparsity_curve", QT_TRANSLATE_NOOP("SpecWords", "Sparsity curve")},
    {"ensemble", QT_TRANSLATE_NOOP("SpecWords", "Ensemble")},
    {"distil", QT_TRANSLATE_NOOP("SpecWords", "Distillation")},
    {"gradient_clip", QT_TRANSLATE_NOOP("SpecWords", "Gradient limit")},
    {"patience", QT_TRANSLATE_NOOP("SpecWords", "Patience in epochs")},
    {"seed", QT_TRANSLATE_NOOP("SpecWords", "Seed")},
    {"seeds", QT_TRANSLATE_NOOP("SpecWords", "Seeds in a row")},
    {"name", QT_TRANSLATE_NOOP("SpecWords", "Name")},
    {"hold_out", QT_TRANSLATE_NOOP("SpecWords", "Leave out the test items")},
    {"exclude_seen", QT_TRANSLATE_NOOP("SpecWords", "Leave out seen items")},
    {"sampled_negatives", QT_TRANSLATE_NOOP("SpecWords", "Rank among")},
    {"device", QT_TRANSLATE_NOOP("SpecWords", "Device")},
    {"threads", QT_TRANSLATE_NOOP("SpecWords", "Threads")},
    {"share_device", QT_TRANSLATE_NOOP("SpecWords", "Shared device")},
    {"checkpoint_seconds", QT_TRANSLATE_NOOP("SpecWords", "Checkpoint every")},
};

/// Names that the engine gives to choices.
const KnownKey knownNames[] = {
    {"bert", QT_TRANSLATE_NOOP("SpecWords", "BERT, bidirectional")},
    {"gpt", QT_TRANSLATE_NOOP("SpecWords", "GPT, causal")},
    {"t5", QT_TRANSLATE_NOOP("SpecWords", "T5, encoder and decoder")},
    {"gru", QT_TRANSLATE_NOOP("SpecWords", "GRU, recurrent")},
    {"tiny", QT_TRANSLATE_NOOP("SpecWords", "tiny")},
    {"small", QT_TRANSLATE_NOOP("SpecWords", "small")},
    {"medium", QT_TRANSLATE_NOOP("SpecWords", "medium")},
    {"base", QT_TRANSLATE_NOOP("SpecWords", "BERT-base")},
    {"pre", QT_TRANSLATE_NOOP("SpecWords", "before each part")},
    {"post", QT_TRANSLATE_NOOP("SpecWords", "behind each part")},
    {"vae", QT_TRANSLATE_NOOP("SpecWords", "VAE, latent space")},
    {"gan", QT_TRANSLATE_NOOP("SpecWords", "GAN, with a critic")},
    {"masked", QT_TRANSLATE_NOOP("SpecWords", "predict hidden items")},
    {"causal", QT_TRANSLATE_NOOP("SpecWords", "predict each next item")},
    {"span", QT_TRANSLATE_NOOP("SpecWords", "tell hidden runs of items")},
    {"next-item", QT_TRANSLATE_NOOP("SpecWords", "predict the next item")},
    {"next-action", QT_TRANSLATE_NOOP("SpecWords", "predict the next action")},
    {"autoencoder", QT_TRANSLATE_NOOP("SpecWords", "tell all items from some")},
    {"click", QT_TRANSLATE_NOOP("SpecWords", "tell what a session comes to")},
    {"tags", QT_TRANSLATE_NOOP("SpecWords", "tell tags of items")},
    {"contrastive", QT_TRANSLATE_NOOP("SpecWords", "tell views apart")},
    {"replaced", QT_TRANSLATE_NOOP("SpecWords", "tell replaced items")},
    {"full", QT_TRANSLATE_NOOP("SpecWords", "all items")},
    {"sampled", QT_TRANSLATE_NOOP("SpecWords", "drawn items, by popularity")},
    {"gbce", QT_TRANSLATE_NOOP("SpecWords", "gBCE, drawn items")},
    {"bce", QT_TRANSLATE_NOOP("SpecWords", "BCE, drawn items")},
    {"none", QT_TRANSLATE_NOOP("SpecWords", "none")},
    {"fgm", QT_TRANSLATE_NOOP("SpecWords", "FGM, one step")},
    {"pgd", QT_TRANSLATE_NOOP("SpecWords", "PGD, several steps")},
    {"vat", QT_TRANSLATE_NOOP("SpecWords", "VAT, virtual")},
    {"cosine", QT_TRANSLATE_NOOP("SpecWords", "cosine")},
    {"linear", QT_TRANSLATE_NOOP("SpecWords", "linear")},
    {"constant", QT_TRANSLATE_NOOP("SpecWords", "constant")},
    {"float32", QT_TRANSLATE_NOOP("SpecWords", "float32")},
    {"tf32", QT_TRANSLATE_NOOP("SpecWords", "TensorFloat32, on GPUs")},
    {"bfloat16", QT_TRANSLATE_NOOP("SpecWords", "bfloat16")},
    {"tensorboard", QT_TRANSLATE_NOOP("SpecWords", "event files of TensorBoard")},
    {"csv", QT_TRANSLATE_NOOP("SpecWords", "table of curves")},
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
    return key == QLatin1String("data") || key == QLatin1String("from") || key == QLatin1String("augmentation") ||
           key == QLatin1String("views") || key == QLatin1String("freeze") || key == QLatin1String("start_weights") ||
           key == QLatin1String("target") || key == QLatin1String("features") || key == QLatin1String("tags") ||
           key == QLatin1String("to");
}

template <std::size_t Size>
QString wordOf(const KnownKey (&known)[Size], const QString& key)
{
    for (const KnownKey& entry : known)
        if (key == QLatin1String(entry.key)) return Words::tr(entry.word);
    return key;
}

/// "masked:1,contrastive:0.1" -> "predict hidden items 1, tell views apart 0.1".
QString objectivesValue(const QString& value)
{
    QStringList words;
    for (const QString& one : value.split(QLatin1Char(','))) {
        const qsizetype colon = one.indexOf(QLatin1Char(':'));
        words << wordOf(knownNames, one.left(colon));
        if (colon >= 0) words.back() += QLatin1Char(' ') + one.mid(colon + 1);
    }
    return words.join(QStringLiteral(", "));
}

/// Values that stand for nothing being done.
bool isOff(const QString& key, double number)
{
    static const QStringList offAtZero{QStringLiteral("patience"), QStringLiteral("averaging"), QStringLiteral("prune"),
                                       QStringLiteral("label_smoothing")};
    return number == 0 && offAtZero.contains(key);
}

QString numberValue(const QString& key, double number)
{
    if (key == QLatin1String("checkpoint_seconds")) return formatDuration(number);
    if (isOff(key, number)) return Words::tr("off");
    static const QStringList shares{
        QStringLiteral("mask_rate"), QStringLiteral("span_rate"),     QStringLiteral("event_dropout"),
        QStringLiteral("warm_up"),   QStringLiteral("replaced_rate"), QStringLiteral("prune"),
        QStringLiteral("drop_rate"), QStringLiteral("share"),         QStringLiteral("hold_out_items")};
    if (shares.contains(key)) return formatPercent(number);
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
    if (key == QLatin1String("freeze") && name.isEmpty()) return Words::tr("none");
    if (key == QLatin1String("objective")) return objectivesValue(name);
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
