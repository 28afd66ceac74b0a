// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/runwords.h"

#include "engine/comparison/runtable.h"
#include "engine/page/colours.h"
#include "widgets/common/theme.h"

#include <QCoreApplication>

#include <limits>

namespace sessionsmith::widgets {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RunWords)
};

} // namespace

QString statusWord(store::RunStatus status)
{
    using enum store::RunStatus;
    switch (status) {
    case Running:
        return Words::tr("running");
    case Paused:
        return Words::tr("paused");
    case Finished:
        return Words::tr("finished");
    case Cancelled:
        return Words::tr("cancelled");
    case Failed:
        return Words::tr("failed");
    case Interrupted:
        break;
    }
    return Words::tr("interrupted");
}

QChar statusSign(store::RunStatus status)
{
    using enum store::RunStatus;
    switch (status) {
    case Running:
        return QChar(0x25B6); // a triangle to the right
    case Paused:
        return QChar(0x25A0); // a square
    case Finished:
        return QChar(0x2713); // a tick
    case Cancelled:
        return QChar(0x25CB); // a ring
    case Failed:
        return QChar(0x2715); // a cross
    case Interrupted:
        break;
    }
    return QChar(0x25B3); // a triangle upwards
}

QString kindWord(store::RunKind kind)
{
    using enum store::RunKind;
    switch (kind) {
    case Pretrain:
        return Words::tr("pre-training");
    case Finetune:
        return Words::tr("fine-tuning");
    case Generator:
        return Words::tr("generator");
    case Import:
        return Words::tr("import");
    case Baseline:
        break;
    }
    return Words::tr("baseline");
}

QColor runColour(store::Id run)
{
    return Theme::instance().category(page::categoryOfRun(run));
}

bool canResume(const store::RunRecord& run)
{
    using enum store::RunStatus;
    const bool stopped = run.status == Cancelled || run.status == Failed || run.status == Interrupted;
    return stopped && run.kind != store::RunKind::Baseline && run.kind != store::RunKind::Import;
}

double finalMetric(const store::RunRecord& run, const std::string& metric)
{
    return comparison::figureOf(run.metrics, metric).value_or(std::numeric_limits<double>::quiet_NaN());
}

} // namespace sessionsmith::widgets
