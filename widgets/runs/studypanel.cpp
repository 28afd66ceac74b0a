// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/studypanel.h"

#include "widgets/common/choicebox.h"
#include "widgets/common/integerbox.h"
#include "widgets/common/texts.h"
#include "widgets/jobs/workbench.h"
#include "widgets/runs/html.h"
#include "widgets/runs/studychart.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

#include <cmath>

namespace sessionsmith::widgets {

namespace {

/// Numbers with commas between; nothing where one of them is none.
template <typename T>
std::vector<T> numbersIn(const QLineEdit& edit)
{
    std::vector<T> numbers;
    const QStringList words = edit.text().split(QLatin1Char(','));
    for (const QString& word : words) {
        bool ok = false;
        numbers.push_back(
            T(std::is_integral_v<T> ? double(word.trimmed().toULongLong(&ok)) : word.trimmed().toDouble(&ok)));
        if (!ok) return {};
    }
    return numbers;
}

template <typename T>
QString listed(const std::vector<T>& numbers)
{
    QStringList words;
    for (const T number : numbers)
        words << QString::number(number);
    return words.join(QStringLiteral(", "));
}

/// Passes on how far the study is, and that a run has begun.
class Observer : public workflow::RunObserver
{
public:
    Observer(const ProgressSink& progress, Workbench& workbench) : m_progress(progress), m_workbench(workbench) {}
    void onProgress(const Progress& progress) override { m_progress(progress); }
    void onRunStarted(const store::RunRecord&) override
    {
        QMetaObject::invokeMethod(&m_workbench, &Workbench::notifyRunsChanged, Qt::QueuedConnection);
    }

private:
    const ProgressSink& m_progress;
    Workbench& m_workbench;
};

QString tableOf(const workflow::TransferStudy& study)
{
    QString rows;
    double share = -1;
    for (const workflow::TransferRow& row : study.rows) {
        if (row.share != share)
            rows += html::row(
                {html::muted(StudyPanel::tr("%1 of the training users").arg(formatPercent(row.share / 100, 0))),
                 html::small(metricWord("ndcg@10")), html::small(StudyPanel::tr("to scratch")),
                 html::small(QStringLiteral("p"))});
        share = row.share;
        QString difference, p;
        if (const auto& test = row.difference) {
            const auto signedNumber = [](double value) {
                return (value > 0 ? QStringLiteral("+") : QString()) + formatNumber(value, 4);
            };
            difference = signedNumber(test->difference) + QStringLiteral("<br>") +
                         html::small(StudyPanel::tr("%1 to %2")
                                         .arg(signedNumber(test->interval.low), signedNumber(test->interval.high)));
            p = formatNumber(test->permutation, 4);
        }
        rows +=
            html::row({html::coloured(QStringLiteral("●"), armColour(row.arm)) + QStringLiteral("&nbsp;") +
                           armWord(row.arm).toHtmlEscaped(),
                       row.summary.runs > 0 ? formatNumber(row.summary.mean, 4) : QStringLiteral("—"), difference, p});
    }
    return html::section(StudyPanel::tr("Test, full ranking, mean over the seeds"), rows);
}

} // namespace

StudyPanel::StudyPanel(Workbench& workbench, QWidget* page)
    : SidePanel(page, true), m_workbench(workbench), m_form(addForm()), m_study(new ChoiceBox), m_data(new ChoiceBox),
      m_model(new ChoiceBox), m_shares(new QLineEdit(QStringLiteral("1, 10, 100"))),
      m_seeds(new QLineEdit(QStringLiteral("1, 2"))), m_sessions(new IntegerBox(1, 100'000'000, 20'000)),
      m_pretrainEpochs(new IntegerBox(1, 1000, 3)), m_epochs(new IntegerBox(1, 1'000'000, 30)), m_name(new QLineEdit),
      m_note(new QLabel), m_chart(new StudyChart), m_table(new QLabel)
{
    m_sessions->setSingleStep(10'000);
    m_note->setWordWrap(true);
    m_note->setProperty("muted", true);
    m_table->setTextFormat(Qt::RichText);
    m_table->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QWidget* field : std::initializer_list<QWidget*>{m_study, m_data, m_model, m_shares, m_seeds, m_sessions,
                                                          m_pretrainEpochs, m_epochs, m_name})
        addField(m_form, field);
    layOut();
    connect(this, &SidePanel::accepted, this, &StudyPanel::start);
    connect(m_study, &QComboBox::activated, this, [this](int index) {
        if (index > 0) setRequest(m_known[std::size_t(index - 1)]);
    });
    connect(m_data, &QComboBox::currentIndexChanged, this, &StudyPanel::validate);
    connect(m_shares, &QLineEdit::textChanged, this, &StudyPanel::validate);
    connect(m_seeds, &QLineEdit::textChanged, this, &StudyPanel::validate);
    retranslate();
}

/// What is asked at the left, what came of it at the right.
void StudyPanel::layOut()
{
    auto* asked = new QWidget;
    asked->setFixedWidth(380);
    auto* left = new QVBoxLayout(asked);
    left->setContentsMargins(0, 0, 0, 0);
    body()->removeItem(m_form);
    m_form->setParent(nullptr);
    left->addLayout(m_form);
    left->addWidget(m_note);
    left->addStretch(1);
    auto* right = new QVBoxLayout;
    right->addWidget(m_chart);
    right->addWidget(m_table);
    right->addStretch(1);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(24);
    columns->addWidget(asked);
    columns->addLayout(right, 1);
    body()->addLayout(columns);
    body()->addStretch(1);
}

void StudyPanel::open()
{
    if (!isBusy()) fillChoices();
    SidePanel::open();
}

void StudyPanel::fillChoices()
{
    const store::Workspace& workspace = m_workbench.workspace();
    const auto datasets = workspace.datasets();
    const auto models = workspace.models();
    m_known = workflow::transferStudies(workspace).value_or(std::vector<workflow::TransferStudyRequest>());
    const QString data = m_data->currentText(), model = m_model->currentText();
    m_study->clear();
    m_study->addItem(tr("a new one"));
    for (const workflow::TransferStudyRequest& study : m_known)
        m_study->addItem(text(study.name));
    m_data->clear();
    for (const store::DatasetRecord& record : datasets.value_or(std::vector<store::DatasetRecord>()))
        if (record.kind == store::DatasetKind::Imported && !record.sourceDataset) m_data->addItem(text(record.name));
    m_model->clear();
    m_model->addItem(tr("fitted to each part"));
    for (const store::ModelRecord& record : models.value_or(std::vector<store::ModelRecord>()))
        m_model->addItem(text(record.name));
    if (const int place = m_data->findText(data); place >= 0) m_data->setCurrentIndex(place);
    if (const int place = m_model->findText(model); place > 0) m_model->setCurrentIndex(place);
    if (!m_known.empty() && m_chart->isHidden()) {
        m_study->setCurrentIndex(1);
        setRequest(m_known.front());
    }
    validate();
}

workflow::TransferStudyRequest StudyPanel::request() const
{
    workflow::TransferStudyRequest request;
    const int known = m_study->currentIndex() - 1;
    if (known >= 0 && known < int(m_known.size()))
        request = m_known[std::size_t(known)]; // what has no field here
    else {
        request.spec.model.architecture = learning::Architecture::Gpt;
        request.spec.objective = learning::Objective::NextItem;
    }
    request.data = m_data->currentText().toStdString();
    request.model = m_model->currentIndex() > 0 ? m_model->currentText().toStdString() : std::string();
    request.shares = numbersIn<double>(*m_shares);
    request.seeds = numbersIn<std::uint64_t>(*m_seeds);
    request.sessions = std::uint64_t(m_sessions->value());
    request.pretrainEpochs = m_pretrainEpochs->value();
    request.spec.epochs = m_epochs->value();
    request.name = m_name->text().trimmed().toStdString();
    return request;
}

void StudyPanel::setRequest(const workflow::TransferStudyRequest& request)
{
    m_data->setCurrentIndex(m_data->findText(text(request.data)));
    m_model->setCurrentIndex(std::max(0, m_model->findText(text(request.model))));
    m_shares->setText(listed(request.shares));
    m_seeds->setText(listed(request.seeds));
    m_sessions->setValue(int(request.sessions));
    m_pretrainEpochs->setValue(request.pretrainEpochs);
    m_epochs->setValue(request.spec.epochs);
    m_name->setText(text(request.name));
    read();
}

void StudyPanel::validate()
{
    if (m_data->currentIndex() < 0) {
        setProblem(tr("There is no real log yet: import one."));
        return;
    }
    const auto valid = workflow::checkStudy(request());
    setProblem(valid ? QString() : translated(valid.error()));
}

void StudyPanel::start()
{
    const auto made = std::make_shared<workflow::TransferStudy>();
    const workflow::TransferStudyRequest asked = request();
    const Wording title = [data = text(asked.data)] { return tr("Transfer study of %1").arg(data); };
    Job* job = m_workbench.jobs().start(
        title, true,
        [made, asked, workbench = &m_workbench](store::Workspace& workspace, const ProgressSink& progress,
                                                const Control& control) -> Result<> {
            Observer observer(progress, *workbench);
            auto study = workflow::runTransferStudy(workspace, asked, observer, control);
            if (!study) return tl::unexpected(study.error());
            *made = std::move(*study);
            return {};
        },
        this,
        [this, made](Job*) {
            m_workbench.notifyRunsChanged();
            m_workbench.notifyDatasetsChanged();
            m_workbench.notifyModelsChanged();
            if (made->rows.empty())
                read(); // what is there of one that was stopped
            else
                show(std::move(*made));
        });
    follow(job);
}

/// The tests of a study take a moment: they are no work for this thread.
void StudyPanel::read()
{
    const auto made = std::make_shared<workflow::TransferStudy>();
    m_workbench.jobs().start(
        Wording([] { return tr("Reading a study"); }), false,
        [made, asked = request()](store::Workspace& workspace, const ProgressSink&, const Control&) -> Result<> {
            auto study = workflow::readTransferStudy(workspace, asked);
            if (!study) return tl::unexpected(study.error());
            *made = std::move(*study);
            return {};
        },
        this, [this, made](Job*) { show(std::move(*made)); });
}

void StudyPanel::show(workflow::TransferStudy study)
{
    m_table->setText(tableOf(study));
    m_chart->setVisible(!study.rows.empty());
    m_chart->setStudy(std::move(study));
}

void StudyPanel::retranslate()
{
    setTitle(tr("Transfer study"), tr("Start or go on"));
    for (const auto& [field, label] :
         std::initializer_list<std::pair<QWidget*, QString>>{{m_study, tr("Study")},
                                                             {m_data, tr("Real log")},
                                                             {m_model, tr("Behaviour model")},
                                                             {m_shares, tr("Shares in percent")},
                                                             {m_seeds, tr("Seeds")},
                                                             {m_sessions, tr("Sessions to pre-train on")},
                                                             {m_pretrainEpochs, tr("Epochs of pre-training")},
                                                             {m_epochs, tr("Epochs of fine-tuning")},
                                                             {m_name, tr("Name")}})
        static_cast<QLabel*>(m_form->labelForField(field))->setText(label);
    m_name->setPlaceholderText(tr("automatic"));
    m_note->setText(
        tr("Does pre-training on synthetic sessions help, and what of it does? A fifth of the users is the test. "
           "Whatever generates sessions knows the training part alone; every pre-training has as many sessions "
           "and steps, every fine-tuning the same settings. All runs are kept and listed."));
    m_chart->setVisible(!m_table->text().isEmpty());
    validate();
}

} // namespace sessionsmith::widgets
