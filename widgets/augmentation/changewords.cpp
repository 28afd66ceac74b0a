// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/augmentation/changewords.h"

#include <QCoreApplication>

namespace sessionsmith::widgets {

namespace {

struct ChangeWords
{
    Q_DECLARE_TR_FUNCTIONS(ChangeWords)
};

} // namespace

QString stepWord(augmentation::StepKind kind)
{
    using Kind = augmentation::StepKind;
    switch (kind) {
    case Kind::Mask:
        return ChangeWords::tr("Mask items");
    case Kind::Crop:
        return ChangeWords::tr("Crop");
    case Kind::Reorder:
        return ChangeWords::tr("Reorder");
    case Kind::Reverse:
        return ChangeWords::tr("Reverse");
    case Kind::Insert:
        return ChangeWords::tr("Insert events");
    case Kind::Substitute:
        return ChangeWords::tr("Substitute items");
    case Kind::Drop:
        return ChangeWords::tr("Drop events");
    case Kind::Noise:
        return ChangeWords::tr("Swap actions");
    case Kind::SwapItem:
        return ChangeWords::tr("Swap items");
    case Kind::Jitter:
        return ChangeWords::tr("Jitter times");
    }
    return {};
}

QString changeWord(Change change)
{
    switch (change) {
    case Change::None:
        return {};
    case Change::Masked:
        return ChangeWords::tr("item masked");
    case Change::Item:
        return ChangeWords::tr("other item");
    case Change::Action:
        return ChangeWords::tr("other action");
    case Change::Moved:
        return ChangeWords::tr("moved");
    case Change::Retimed:
        return ChangeWords::tr("other time");
    case Change::Added:
        return ChangeWords::tr("added");
    case Change::Removed:
        return ChangeWords::tr("left out");
    }
    return {};
}

QChar changeSign(Change change)
{
    static constexpr char16_t signs[changeCount] = {0, u'?', u'•', u'≠', u'↔', u'~', u'+', u'×'};
    return signs[std::size_t(change)];
}

} // namespace sessionsmith::widgets
