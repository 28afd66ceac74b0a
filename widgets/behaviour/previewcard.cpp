// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/previewcard.h"

#include "engine/workflow/workflow.h"
#include "widgets/behaviour/legend.h"
#include "widgets/behaviour/sessionrows.h"
#include "widgets/common/barlist.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/histogram.h"
#include "widgets/common/segments.h"
#include "widgets/common/texts.h"
#include "widgets/jobs/workbench.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>

#include <memory>

namespace sessionsmith::widgets {

namespace {

constexpr std::uint64_t seed = 1; // fixed: an edit changes only what it governs

QLabel* smallLabel()
{
    auto* label = new ElidedLabel;
    label->setProperty("small", true);
    label->setProperty("muted", true);
    return label;
}

} // namespace

PreviewCard::PreviewCard(Workbench& workbench, ModelDocument& document, QWidget* parent)
    : Card({}, {}, parent), m_workbench(workbench), m_document(document), m_kind(new Segments), m_beside(new QComboBox),
      m_views(new QStackedWidget), m_synthetic(new SessionRows), m_realRows(new SessionRows), m_realColumn(new QWidget),
      m_syntheticTitle(smallLabel()), m_realTitle(smallLabel()), m_frequencies(new BarList), m_lengths(new Histogram),
      m_legend(new Legend)
{
    m_beside->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_beside->setMinimumContentsLength(12);
    addHeaderWidget(m_beside);
    addHeaderWidget(m_kind);

    auto* rows = new QWidget;
    auto* columns = new QHBoxLayout(rows);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(16);
    auto* left = new QVBoxLayout;
    left->setSpacing(6); // not that of the columns around it
    left->addWidget(m_syntheticTitle);
    left->addWidget(m_synthetic, 1);
    auto* right = new QVBoxLayout(m_realColumn);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(6);
    right->addWidget(m_realTitle);
    right->addWidget(m_realRows, 1);
    columns->addLayout(left, 1);
    columns->addWidget(m_realColumn, 1);

    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_frequencies);
    m_views->addWidget(rows);
    m_views->addWidget(scroll);
    m_views->addWidget(m_lengths);
    body()->addWidget(m_views, 1);
    body()->addWidget(m_legend);
    m_realColumn->hide();

    m_redraw.setSingleShot(true);
    m_redraw.setInterval(0);
    connect(&m_redraw, &QTimer::timeout, this, &PreviewCard::redraw);
    connect(&document, &ModelDocument::changed, this, &PreviewCard::schedule);
    connect(m_kind, &Segments::currentChanged, m_views, &QStackedWidget::setCurrentIndex);
    connect(m_kind, &Segments::currentChanged, this, [this](int kind) { m_legend->setVisible(kind == 0); });
    connect(m_beside, &QComboBox::currentIndexChanged, this, &PreviewCard::loadBeside);
    m_synthetic->installEventFilter(this);
    retranslate();
    refresh();
    schedule();
}

void PreviewCard::retranslate()
{
    setTitle(tr("Preview"));
    m_kind->setWords({tr("Sessions"), tr("Frequencies"), tr("Length")});
    m_kind->setAccessibleName(tr("What the preview shows"));
    m_beside->setAccessibleName(tr("Data set beside"));
    m_beside->setToolTip(tr("The real log to show beside"));
    m_synthetic->setPlaceholder(tr("The sessions of this model appear here."));
    m_lengths->setAxisTitle(tr("events in a session"));
    if (m_beside->count() > 0) m_beside->setItemText(0, tr("no log beside"));
    showSubtitles();
    showFigures();
}

void PreviewCard::showSubtitles()
{
    setSubtitle(tr("%1 sessions").arg(formatInteger(std::int64_t(m_sample.sessions.size()))));
    m_syntheticTitle->setText(tr("synthetic, earliest purchase on top"));
    m_realTitle->setText(m_hasReal ? tr("%1, same order").arg(besideName()) : tr("Reading %1 …").arg(besideName()));
    m_realRows->setPlaceholder(tr("Reading the log …"));
}

void PreviewCard::refresh()
{
    const auto datasets = m_workbench.workspace().datasets();
    const QString chosen = besideName();
    const QSignalBlocker blocker(m_beside);
    m_beside->clear();
    m_beside->addItem(tr("no log beside"));
    if (datasets)
        for (const store::DatasetRecord& record : *datasets)
            m_beside->addItem(text(record.name), text(record.name));
    const int index = m_beside->findData(chosen);
    m_beside->setCurrentIndex(std::max(0, chosen.isEmpty() ? 0 : index));
    if (!chosen.isEmpty() && index < 0) loadBeside();
}

QString PreviewCard::besideName() const
{
    return m_beside->currentData().toString();
}

void PreviewCard::setBeside(const QString& name)
{
    if (const int index = m_beside->findData(name); index > 0) m_beside->setCurrentIndex(index);
}

void PreviewCard::loadBeside()
{
    const QString name = besideName();
    const int asked = ++m_loading;
    m_hasReal = false;
    m_realRows->setSample(nullptr);
    m_realColumn->setVisible(!name.isEmpty());
    showSubtitles();
    showFigures();
    Q_EMIT updated();
    if (name.isEmpty()) return;
    auto loaded = std::make_shared<SessionSample>();
    const Wording title = [name] { return tr("Reading %1").arg(name); };
    m_workbench.jobs().start(
        title, false,
        [loaded, name = name.toStdString()](store::Workspace& workspace, const ProgressSink&,
                                            const Control&) -> Result<> {
            const auto log = workflow::loadDataset(workspace, name);
            if (!log) return tl::unexpected(log.error());
            *loaded = sampleOf(*log, SessionRows::mostRows);
            return {};
        },
        this,
        [this, loaded, asked](Job* job) {
            if (asked != m_loading) return;
            if (job->error()) {
                m_realTitle->setText(translated(*job->error()));
                return;
            }
            m_real = std::move(*loaded);
            m_hasReal = true;
            m_realRows->setSample(&m_real);
            showSubtitles();
            showFigures();
            Q_EMIT updated();
        });
}

void PreviewCard::schedule()
{
    if (m_redraw.isActive()) return;
    // What nobody sees is not timed: its repaint waits until it is shown.
    if (m_synthetic->isVisible())
        m_clock.start();
    else
        m_clock.invalidate();
    m_redraw.start();
}

void PreviewCard::redraw()
{
    if (!m_document.hmm().validate()) return;
    m_sample = sampleOf(synthesis::preview(m_document.hmm(), sessionCount, 0, seed), m_document.hmm().actions);
    m_synthetic->setSample(&m_sample);
    m_legend->setNames(m_sample.actions);
    showSubtitles();
    showFigures();
    Q_EMIT updated();
}

bool PreviewCard::eventFilter(QObject* watched, QEvent* event)
{
    // The time ends with the repaint, as the person sees it.
    if (watched == m_synthetic && event->type() == QEvent::Paint && m_clock.isValid() && !m_redraw.isActive())
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!m_clock.isValid()) return;
                m_milliseconds = double(m_clock.nsecsElapsed()) / 1e6;
                m_clock.invalidate();
                Q_EMIT updated();
            },
            Qt::QueuedConnection);
    return Card::eventFilter(watched, event);
}

void PreviewCard::showFigures()
{
    std::vector<BarList::Bar> bars;
    const ActionColours colours(m_sample.actions);
    for (std::size_t action = 0; action < m_sample.actions.size(); ++action) {
        const double share = m_sample.frequencies[action];
        BarList::Bar bar{
            actionWord(m_sample.actions[action]), share, formatPercent(share, 1), colours[int(action)], -1, {}};
        if (m_hasReal) {
            // Logs write the same action in different ways: "pv" and "browse" are one word here.
            double real = 0;
            for (std::size_t other = 0; other < m_real.actions.size(); ++other)
                if (actionWord(m_real.actions[other]) == bar.name) real += m_real.frequencies[other];
            bar.beside = real;
            bar.besideText = formatPercent(real, 1);
        }
        bars.push_back(std::move(bar));
    }
    m_frequencies->setKey(tr("synthetic"), besideName());
    m_lengths->setKey(tr("synthetic"), besideName());
    m_frequencies->setBars(std::move(bars));
    m_lengths->setShares(m_sample.lengths, m_hasReal ? m_real.lengths : std::vector<double>{});
}

} // namespace sessionsmith::widgets
