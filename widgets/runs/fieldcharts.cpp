// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/fieldcharts.h"

#include "widgets/common/choicebox.h"
#include "widgets/common/runwords.h"
#include "widgets/common/segments.h"
#include "widgets/common/specwords.h"
#include "widgets/common/texts.h"
#include "widgets/runs/parallelcoordinates.h"
#include "widgets/runs/runsmodel.h"
#include "widgets/runs/scatterchart.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

const QString kindKey = QStringLiteral("compare/fields"), axesKey = QStringLiteral("compare/axes");
constexpr std::size_t mostAxes = 12;

/// Whether runs are told apart by it, rather than called by it.
bool isTelling(const std::string& field)
{
    const bool isOwn = std::ranges::find(comparison::ownFields, field) != std::end(comparison::ownFields);
    return !isOwn || field == "data" || field == "model" || field == "seconds" || field == "kind";
}

QString wordOf(const std::string& field)
{
    return field == "seconds" ? FieldCharts::tr("Time in seconds") : RunsModel::fieldWord(text(field));
}

QString valueWord(const comparison::RunTable& table, std::size_t row, std::size_t field)
{
    const QString name = text(table.fields()[field]);
    const comparison::FieldValue& value = table.value(row, field);
    if (name == QLatin1String("kind")) return kindWord(table.run(row).kind);
    if (const bool* flag = std::get_if<bool>(&value)) return specValue(name, *flag);
    if (std::holds_alternative<std::string>(value)) return specValue(name, text(toText(value)));
    return text(toText(value));
}

} // namespace

FieldCharts::FieldCharts(QWidget* parent)
    : Card(QString(), QString(), parent), m_kinds(new Segments), m_x(new ChoiceBox), m_y(new ChoiceBox),
      m_axes(new QToolButton), m_choose(new QPushButton), m_charts(new QStackedWidget), m_scatter(new ScatterChart),
      m_parallel(new ParallelCoordinates)
{
    m_axes->setMenu(new QMenu(this));
    m_axes->setPopupMode(QToolButton::InstantPopup);
    for (QComboBox* box : {m_x, m_y})
        box->setFixedWidth(130);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_choose, m_y, m_x, m_axes, m_kinds})
        addHeaderWidget(widget);
    m_charts->addWidget(m_scatter);
    m_charts->addWidget(m_parallel);
    body()->addWidget(m_charts);
    connect(m_kinds, &Segments::currentChanged, this, &FieldCharts::showNow);
    connect(m_x, &QComboBox::activated, this, &FieldCharts::showScatter);
    connect(m_y, &QComboBox::activated, this, &FieldCharts::showScatter);
    connect(m_axes->menu(), &QMenu::aboutToShow, this, &FieldCharts::fillAxisMenu);
    connect(m_scatter, &ScatterChart::opened, this, &FieldCharts::opened);
    connect(m_parallel, &ParallelCoordinates::opened, this, &FieldCharts::opened);
    connect(m_parallel, &ParallelCoordinates::brushed, this, &FieldCharts::showChosen);
    connect(m_parallel, &ParallelCoordinates::moved, this, [this] {
        m_chosen.clear();
        for (const std::size_t field : m_parallel->fields())
            m_chosen.append(text(m_table->fields()[field]));
    });
    connect(m_choose, &QPushButton::clicked, this, [this] { Q_EMIT chosen(m_parallel->kept()); });
}

void FieldCharts::setRuns(const comparison::RunTable& table, std::vector<std::size_t> shown)
{
    m_table = &table;
    m_shown = std::move(shown);
    fillFields();
    showNow();
}

void FieldCharts::suggest(const std::vector<std::string>& fields)
{
    m_suggested.clear();
    for (const std::string& field : fields)
        m_suggested.append(text(field));
    showNow();
}

QStringList FieldCharts::axes() const
{
    return m_chosen.isEmpty() ? m_suggested : m_chosen;
}

void FieldCharts::setAxes(const QStringList& fields)
{
    m_chosen = fields;
    showNow();
}

void FieldCharts::fillFields()
{
    const auto refill = [this](QComboBox* box, const QString& wanted) {
        const QString kept = box->currentData().toString();
        box->clear();
        for (const std::string& field : m_table->fields())
            if (isTelling(field)) box->addItem(wordOf(field), text(field));
        box->setCurrentIndex(std::max(0, box->findData(kept.isEmpty() ? wanted : kept)));
        box->setEnabled(box->count() > 1);
    };
    refill(m_x, QStringLiteral("learning_rate"));
    refill(m_y, QStringLiteral("test/ndcg@10"));
}

/// The fields in which the runs are not all the same, those that are shown ticked.
void FieldCharts::fillAxisMenu()
{
    QMenu* menu = m_axes->menu();
    menu->clear();
    if (!m_table || m_shown.empty()) return;
    const QStringList now = axes();
    for (const std::size_t field : m_table->differing(m_shown)) {
        const std::string& name = m_table->fields()[field];
        if (!isTelling(name)) continue;
        QAction* action = menu->addAction(wordOf(name), this, [this, now, name = text(name)](bool isShown) {
            QStringList fields = now;
            isShown ? fields.append(name) : void(fields.removeAll(name));
            setAxes(fields);
        });
        action->setCheckable(true);
        action->setChecked(now.contains(text(name)));
        action->setEnabled(action->isChecked() || now.size() < int(mostAxes));
    }
    if (m_chosen.isEmpty()) return;
    menu->addSeparator();
    menu->addAction(tr("The most telling fields"), this, [this] { setAxes({}); });
}

void FieldCharts::showNow()
{
    const bool isParallel = m_kinds->current() == 1;
    m_charts->setCurrentIndex(isParallel);
    m_x->setVisible(!isParallel);
    m_y->setVisible(!isParallel);
    m_axes->setVisible(isParallel);
    setSubtitle(isParallel ? tr("drag along an axis to choose runs") : tr("a dot a run"));
    if (m_table) isParallel ? showParallel() : showScatter();
    showChosen();
}

void FieldCharts::showChosen()
{
    m_choose->setVisible(m_kinds->current() == 1 && m_parallel->isBrushed());
    const int count = int(m_parallel->kept().size());
    m_choose->setText(tr("Select %n run(s)", nullptr, count));
    m_choose->setEnabled(count > 0);
}

void FieldCharts::showScatter()
{
    const auto x = m_table->find(m_x->currentData().toString().toStdString()),
               y = m_table->find(m_y->currentData().toString().toStdString());
    std::vector<ScatterChart::Dot> dots;
    QStringList names;
    if (x && y) {
        const auto isName = [&](std::size_t row) {
            const comparison::FieldValue& value = m_table->value(row, *x);
            return !comparison::isMissing(value) && !std::holds_alternative<double>(value);
        };
        const bool byName = std::ranges::any_of(m_shown, isName);
        for (const std::size_t row : m_shown) {
            const comparison::FieldValue &across = m_table->value(row, *x), &up = m_table->value(row, *y);
            const double* height = std::get_if<double>(&up);
            if (!height || comparison::isMissing(across)) continue;
            const QString word = valueWord(*m_table, row, *x);
            if (byName && !names.contains(word)) names.append(word);
            const store::RunRecord& run = m_table->run(row);
            dots.push_back({text(run.name), runColour(run.id),
                            byName ? double(names.indexOf(word)) : std::get<double>(across), *height,
                            QStringLiteral("%1\n%2: %3\n%4: %5")
                                .arg(text(run.name), m_x->currentText(), word, m_y->currentText(), text(toText(up)))});
        }
    }
    m_scatter->setDots(std::move(dots), m_x->currentText(), m_y->currentText(), names);
}

void FieldCharts::showParallel()
{
    std::vector<ParallelCoordinates::Run> runs;
    for (const std::size_t row : m_shown)
        runs.push_back({text(m_table->run(row).name), runColour(m_table->run(row).id)});
    std::vector<ParallelCoordinates::Axis> axes;
    for (const QString& name : this->axes()) {
        const auto field = m_table->find(name.toStdString());
        if (!field || axes.size() == mostAxes) continue;
        QStringList words;
        for (const std::size_t row : m_shown)
            words.append(valueWord(*m_table, row, *field));
        axes.push_back({wordOf(m_table->fields()[*field]), comparison::FieldAxis(*m_table, m_shown, *field), words});
    }
    m_parallel->setAxes(std::move(axes), std::move(runs));
}

void FieldCharts::retranslate()
{
    setTitle(tr("Fields"));
    m_kinds->setWords({tr("Two"), tr("Several")});
    m_axes->setText(tr("Axes"));
    m_axes->setToolTip(tr("Choose the fields that are axes"));
    m_scatter->setPlaceholder(tr("No run has both fields"));
    m_parallel->setPlaceholder(tr("Needs runs that differ in two fields; choose them under Axes"));
    m_x->setAccessibleName(tr("Across"));
    m_y->setAccessibleName(tr("Up"));
    m_kinds->setAccessibleName(tr("How many fields"));
    if (m_table) fillFields();
    showNow();
}

void FieldCharts::saveState() const
{
    QSettings settings;
    settings.setValue(kindKey, m_kinds->current());
    settings.setValue(axesKey, m_chosen);
}

void FieldCharts::restoreState()
{
    const QSettings settings;
    m_kinds->setCurrent(std::clamp(settings.value(kindKey).toInt(), 0, 1));
    m_chosen = settings.value(axesKey).toStringList();
    showNow();
}

} // namespace sessionsmith::widgets
