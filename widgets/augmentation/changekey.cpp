// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/augmentation/changekey.h"

#include "widgets/augmentation/changewords.h"

namespace sessionsmith::widgets {

ChangeKey::ChangeKey(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setProperty("small", true);
    setProperty("muted", true);
}

void ChangeKey::setChanges(std::vector<Change> changes)
{
    m_changes = std::move(changes);
    retranslate();
}

void ChangeKey::retranslate()
{
    QStringList entries;
    for (const Change change : m_changes)
        entries << QStringLiteral("<b>%1</b>&nbsp;%2")
                       .arg(changeSign(change))
                       .arg(changeWord(change).replace(u' ', QStringLiteral("&nbsp;"))); // an entry stays on its line
    setText(entries.join(QStringLiteral("&nbsp;&nbsp; ")));
}

} // namespace sessionsmith::widgets
