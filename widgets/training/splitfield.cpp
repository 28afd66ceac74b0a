// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/splitfield.h"

#include "widgets/common/choicebox.h"
#include "widgets/common/texts.h"

#include <QDoubleSpinBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace sessionsmith::widgets {

using Kind = events::SplitSpec::Kind;

SplitField::SplitField(QWidget* parent)
    : QWidget(parent), m_kind(new ChoiceBox), m_share(new QDoubleSpinBox), m_test(new ChoiceBox)
{
    m_kind->addItems({QString(), QString(), QString()});
    m_share->setRange(1, 99);
    m_share->setDecimals(1);
    m_share->setSuffix(QStringLiteral(" %"));
    m_share->setValue(90);
    m_share->setAlignment(Qt::AlignRight);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (QWidget* field : std::initializer_list<QWidget*>{m_kind, m_share, m_test})
        layout->addWidget(field);
    setFocusProxy(m_kind);
    retranslate();
    showFields();
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showFields();
        Q_EMIT changed();
    });
    connect(m_test, &QComboBox::currentIndexChanged, this, &SplitField::changed);
}

events::SplitSpec SplitField::split() const
{
    events::SplitSpec split{Kind(m_kind->currentIndex())};
    if (split.kind == Kind::Temporal) split.share = m_share->value() / 100;
    if (split.kind == Kind::Given) split.test = m_test->currentData().toString().toStdString();
    return split;
}

void SplitField::setSplit(const events::SplitSpec& split)
{
    m_kind->setCurrentIndex(int(split.kind));
    m_share->setValue(split.share * 100);
    if (const int place = m_test->findData(text(split.test)); place >= 0) m_test->setCurrentIndex(place);
}

void SplitField::setDatasets(const std::vector<store::DatasetRecord>& datasets)
{
    const QString chosen = m_test->currentData().toString();
    const QSignalBlocker kept(m_test);
    m_test->clear();
    for (const store::DatasetRecord& dataset : datasets)
        m_test->addItem(text(dataset.name), text(dataset.name));
    if (const int place = m_test->findData(chosen); place >= 0) m_test->setCurrentIndex(place);
}

void SplitField::showFields()
{
    m_share->setVisible(Kind(m_kind->currentIndex()) == Kind::Temporal);
    m_test->setVisible(Kind(m_kind->currentIndex()) == Kind::Given);
}

void SplitField::retranslate()
{
    m_kind->setItemText(int(Kind::LeaveOneOut), tr("leave one out"));
    m_kind->setItemText(int(Kind::Temporal), tr("by time"));
    m_kind->setItemText(int(Kind::Given), tr("another data set"));
    m_kind->setToolTip(
        tr("Leave one out: the last event of each sequence is the test, the one before it the "
           "validation. By time: the earliest events are for training, the first half of the others for "
           "validation, the rest for the test. Another data set: the last event of each of its sequences "
           "is the test."));
    m_share->setToolTip(tr("Share of the events, the earliest, that are for training"));
    m_test->setToolTip(tr("The data set that holds the test sequences"));
    m_share->setAccessibleName(m_share->toolTip());
    m_test->setAccessibleName(m_test->toolTip());
}

} // namespace sessionsmith::widgets
