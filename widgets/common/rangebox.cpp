// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/rangebox.h"

#include "widgets/common/integerbox.h"

#include <QBoxLayout>
#include <QLabel>

namespace sessionsmith::widgets {

RangeBox::RangeBox(int least, int most, int value)
    : m_least(new IntegerBox(least, most, value)), m_to(new QLabel), m_most(new IntegerBox(least, most, value))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_least, 1);
    layout->addWidget(m_to);
    layout->addWidget(m_most, 1);
    setFocusProxy(m_least);
    // Who wants one number changes the first alone.
    connect(m_least, &QSpinBox::valueChanged, this, [this, before = value](int now) mutable {
        if (m_most->value() == before) m_most->setValue(now);
        before = now;
        Q_EMIT changed();
    });
    connect(m_most, &QSpinBox::valueChanged, this, &RangeBox::changed);
}

void RangeBox::setWords(const QString& to, const QString& least, const QString& most)
{
    m_to->setText(to);
    m_least->setAccessibleName(least);
    m_most->setAccessibleName(most);
}

int RangeBox::least() const
{
    return m_least->value();
}

int RangeBox::most() const
{
    return m_most->value();
}

} // namespace sessionsmith::widgets
