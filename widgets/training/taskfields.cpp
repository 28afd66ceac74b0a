// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/taskfields.h"

#include "engine/page/actioncategories.h"
#include "widgets/common/filedialogs.h"
#include "widgets/common/icons.h"
#include "widgets/training/formfields.h"

#include <QAction>
#include <QComboBox>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace sessionsmith::widgets {

namespace limits = learning::limits;

namespace {

constexpr std::array taskNames{"next-item", "next-action", "autoencoder", "click", "tags"};
constexpr Limits shares{0.05, 0.95}, heldOut{0.01, 0.45}, leastItems{2, 1'000'000}, mostTags{1, 10'000};

/// An edit for the path of a file, with a button that asks for it.
template <typename Ask>
QLineEdit* fileEdit(QObject* owner, Ask ask)
{
    auto* edit = new QLineEdit;
    QAction* choose = edit->addAction(icon(QStringLiteral("folder")), QLineEdit::TrailingPosition);
    QObject::connect(choose, &QAction::triggered, owner, [edit, ask] {
        if (const QString file = ask(); !file.isEmpty()) edit->setText(file);
    });
    return edit;
}

std::filesystem::path pathIn(const QLineEdit& edit)
{
    return QFile::encodeName(edit.text().trimmed()).toStdString();
}

} // namespace

TaskFields::TaskFields(QObject* parent, QWidget* window)
    : FieldGroup(parent), m_window(window), m_task(choices(int(taskNames.size()))),
      m_dropRate(shareBox(limits::dropRate)), m_target(new QLineEdit),
      m_features(fileEdit(this,
                          [this] {
                              return askForFile(m_window, FileKind::Log, tr("Features of sessions or users"),
                                                tr("Tables (*.csv *.tsv *.gz *.zst);;All files (*)"));
                          })),
      m_share(shareBox(shares)), m_tags(fileEdit(this,
                                                 [this] {
                                                     return askForFile(m_window, FileKind::Log, tr("Tags of items"),
                                                                       tr("Tags (*.csv *.tsv *.json);;All files (*)"));
                                                 })),
      m_to(fileEdit(this,
                    [this] {
                        return askForNewFile(m_window, FileKind::Report, tr("Proposed tags"), tr("tags"),
                                             QStringLiteral("csv"), tr("CSV (*.csv)"));
                    })),
      m_holdOut(shareBox(heldOut)), m_leastItems(spinBox(leastItems)), m_mostTags(spinBox(mostTags)), m_l2(numberEdit())
{
    add("task", m_task);
    add("drop_rate", m_dropRate);
    add("target", m_target);
    add("features", m_features);
    add("share", m_share);
    add("tags", m_tags);
    add("to", m_to);
    add("hold_out_items", m_holdOut);
    add("least_items", m_leastItems);
    add("most_tags", m_mostTags);
    add("regression_l2", m_l2);
    setSpec({});
    setRequest(workflow::TagRequest());
    setRequest(workflow::ClickRequest());
    setTask(NextItem);
    connect(m_task, &QComboBox::currentIndexChanged, this, &TaskFields::taskChanged);
    // What is there by itself is not the same in the two regressions.
    connect(m_task, &QComboBox::activated, this, [this] {
        m_l2->setText(QString::number(task() == Tags ? workflow::TagRequest().l2 : workflow::ClickRequest().l2));
    });
}

TaskFields::Task TaskFields::task() const
{
    return Task(m_task->currentIndex());
}

void TaskFields::setTask(Task task)
{
    m_task->setCurrentIndex(int(task));
}

void TaskFields::showRows(QFormLayout& form, bool asked)
{
    const auto isOf = [this](const QWidget* field) -> bool {
        if (field == m_task) return true;
        if (field == m_dropRate) return task() == Autoencoder;
        if (field == m_target || field == m_features || field == m_share) return task() == Click;
        if (field == m_l2) return !trains();
        return task() == Tags;
    };
    for (QWidget* field : fields())
        form.setRowVisible(field, asked && isOf(field));
}

void TaskFields::retranslate()
{
    for (int i = 0; i < m_task->count(); ++i)
        m_task->setItemText(i, specValue(QStringLiteral("task"), QLatin1String(taskNames[std::size_t(i)])));
    m_dropRate->setToolTip(tr("So much of each sequence is dropped while the model learns to tell all of its items"));
    m_target->setToolTip(tr("action=NAME: does it come later in the session? count=NAME: how often? amount=COLUMN: a "
                            "number of the table of features"));
    m_features->setPlaceholderText(tr("none"));
    m_features->setToolTip(tr("A table of what is known beforehand, with a column \"session\" or \"user\""));
    m_share->setToolTip(tr("The earlier sessions, to learn from; the later ones are the test"));
    m_tags->setPlaceholderText(tr("a file is needed"));
    m_tags->setToolTip(tr("A table with the columns item and tag, or a JSON object of lists"));
    m_to->setPlaceholderText(tr("none"));
    m_to->setToolTip(tr("Where tags for items without any are written, with their probabilities"));
    m_holdOut->setToolTip(tr("Of the tagged items; as many again choose the threshold"));
    m_leastItems->setToolTip(tr("Items to learn from that a tag must have"));
    m_mostTags->setToolTip(tr("So many tags, the most frequent ones"));
    m_l2->setToolTip(task() == Tags ? tr("Weight of the squared weights of each regression")
                                    : tr("Weight of the squared weights; 0: what the validation likes best"));
}

void TaskFields::read(learning::TrainingSpec& spec) const
{
    constexpr std::array objectives{learning::Objective::NextItem, learning::Objective::NextAction,
                                    learning::Objective::Autoencoder};
    if (trains()) spec.objective = objectives[std::size_t(task())];
    spec.dropRate = m_dropRate->value();
}

void TaskFields::setSpec(const learning::TrainingSpec& spec)
{
    setTask(spec.objective == learning::Objective::NextAction    ? NextAction
            : spec.objective == learning::Objective::Autoencoder ? Autoencoder
                                                                 : NextItem);
    m_dropRate->setValue(spec.dropRate);
}

void TaskFields::read(workflow::ClickRequest& request) const
{
    request.target = m_target->text().trimmed().toStdString();
    request.features = pathIn(*m_features);
    request.share = m_share->value();
    request.l2 = numberIn(*m_l2);
}

void TaskFields::setRequest(const workflow::ClickRequest& request)
{
    setTask(Click);
    m_target->setText(text(request.target));
    m_features->setText(text(request.features.string()));
    m_share->setValue(request.share);
    m_l2->setText(QString::number(request.l2));
}

void TaskFields::setActions(const std::vector<std::string>& actions)
{
    if (actions == m_actions) return;
    m_actions = actions;
    QStringList targets;
    for (const char* kind : {"action=", "count="})
        for (const std::string& action : m_actions)
            targets << QLatin1String(kind) + text(action);
    auto* completer = new QCompleter(targets, m_target);
    completer->setFilterMode(Qt::MatchContains);
    delete m_target->completer();
    m_target->setCompleter(completer);
    if (!m_target->isModified() && !checkTarget())
        m_target->setText(QStringLiteral("action=") + text(m_actions[std::size_t(page::goalOf(m_actions))]));
}

Result<> TaskFields::checkTarget() const
{
    const QString target = m_target->text().trimmed();
    const std::string action = target.section(QLatin1Char('='), 1).toStdString();
    const bool asksForAction =
        target.startsWith(QLatin1String("action=")) || target.startsWith(QLatin1String("count="));
    if (m_actions.empty() || !asksForAction || std::ranges::find(m_actions, action) != m_actions.end()) return {};
    return fail(Error(SS_TEXT("engine", "target: the data set has no action \"{0}\""), action)
                    .advise(SS_TEXT("engine", "Choose one of: {0}"), fmt::format("{}", fmt::join(m_actions, ", "))));
}

void TaskFields::read(workflow::TagRequest& request) const
{
    request.tags = pathIn(*m_tags);
    request.to = pathIn(*m_to);
    request.holdOut = m_holdOut->value();
    request.leastItems = m_leastItems->value();
    request.mostTags = m_mostTags->value();
    request.l2 = numberIn(*m_l2);
}

void TaskFields::setRequest(const workflow::TagRequest& request)
{
    setTask(Tags);
    m_tags->setText(text(request.tags.string()));
    m_to->setText(text(request.to.string()));
    m_holdOut->setValue(request.holdOut);
    m_leastItems->setValue(request.leastItems);
    m_mostTags->setValue(request.mostTags);
    m_l2->setText(QString::number(request.l2));
}

} // namespace sessionsmith::widgets
