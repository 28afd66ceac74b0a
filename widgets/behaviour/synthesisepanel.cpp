// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/synthesisepanel.h"

#include "engine/exchange/exportname.h"
#include "widgets/common/choicebox.h"
#include "widgets/common/filedialogs.h"
#include "widgets/common/integerbox.h"
#include "widgets/common/texts.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <limits>

namespace sessionsmith::widgets {

namespace {

enum Ending { EndState, FixedLength };
enum Target { DataSet, Files };
constexpr int mostNew = int(100 * synthesis::GenerateSpec::shareLimits.high); // percent
constexpr double tooMany = 5e7; // events that a data set, held in memory as a whole, is better not asked for

} // namespace

SynthesisePanel::SynthesisePanel(QWidget* page)
    : SidePanel(page), m_form(addForm()), m_sessions(new IntegerBox(1, 1'000'000'000, 10'000)), m_ending(new ChoiceBox),
      m_length(new IntegerBox(1, 10'000, 20)), m_seed(new IntegerBox(0, std::numeric_limits<int>::max(), 1)),
      m_newItems(new IntegerBox(0, mostNew, 0)), m_newUsers(new IntegerBox(0, mostNew, 0)), m_items(new ChoiceBox),
      m_holdOut(new QCheckBox), m_target(new ChoiceBox), m_name(new QLineEdit), m_path(new QLineEdit),
      m_browse(new QPushButton), m_shards(new IntegerBox(0, int(exchange::ExportSpec::shardLimits.high), 0)),
      m_replace(new QCheckBox), m_estimate(new QLabel)
{
    m_ending->addItems({QString(), QString()});
    m_items->addItem(QString());
    m_target->addItems({QString(), QString()});
    m_holdOut->setChecked(true);
    m_sessions->setSingleStep(10'000);
    m_estimate->setWordWrap(true);
    for (QWidget* field : std::initializer_list<QWidget*>{m_sessions, m_ending, m_length, m_seed, m_items, m_newItems,
                                                          m_newUsers, m_target, m_name, m_path, m_browse, m_shards})
        addField(m_form, field);
    int row = 0;
    QFormLayout::ItemRole role{};
    m_form->getWidgetPosition(m_target, &row, &role);
    m_form->insertRow(row, m_holdOut); // its words are wider than a field
    m_form->addRow(m_replace);
    body()->addWidget(m_estimate);
    body()->addStretch(1);
    connect(m_sessions, &QSpinBox::valueChanged, this, &SynthesisePanel::showEstimate);
    connect(m_length, &QSpinBox::valueChanged, this, &SynthesisePanel::showEstimate);
    connect(m_ending, &QComboBox::currentIndexChanged, this, &SynthesisePanel::showEstimate);
    connect(m_items, &QComboBox::currentIndexChanged, this, &SynthesisePanel::showEstimate);
    connect(m_target, &QComboBox::currentIndexChanged, this, &SynthesisePanel::showEstimate);
    connect(m_path, &QLineEdit::textChanged, this, &SynthesisePanel::showEstimate);
    connect(m_browse, &QPushButton::clicked, this, &SynthesisePanel::browse);
    retranslate();
}

void SynthesisePanel::retranslate()
{
    setTitle(tr("Synthesise sessions"), tr("Synthesise"));
    for (const auto& [field, label] : std::initializer_list<std::pair<QWidget*, QString>>{{m_sessions, tr("Sessions")},
                                                                                          {m_ending, tr("Each ends")},
                                                                                          {m_length, tr("Length")},
                                                                                          {m_seed, tr("Seed")},
                                                                                          {m_items, tr("Items")},
                                                                                          {m_newItems, tr("New items")},
                                                                                          {m_newUsers, tr("New users")},
                                                                                          {m_target, tr("Into")},
                                                                                          {m_path, tr("File")},
                                                                                          {m_browse, QString()},
                                                                                          {m_shards, tr("Parts")},
                                                                                          {m_name, tr("Name")}})
        static_cast<QLabel*>(m_form->labelForField(field))->setText(label);
    m_ending->setItemText(EndState, tr("as the model says"));
    m_ending->setItemText(FixedLength, tr("after a fixed length"));
    m_length->setSuffix(tr(" events"));
    for (QSpinBox* share : {m_newItems, m_newUsers}) {
        share->setSuffix(QStringLiteral(" %"));
        share->setSpecialValueText(tr("none"));
    }
    m_newItems->setToolTip(tr("So many of the items appear only in the last tenth of the time, so that a model can be "
                              "tested on what it never saw"));
    m_newUsers->setToolTip(
        tr("So many of the users come only in the last tenth of the time, and all others before it"));
    m_holdOut->setText(tr("Leave out each user's last two events"));
    m_holdOut->setToolTip(tr("They are the validation and test targets: synthetic sessions must not know them."));
    m_name->setPlaceholderText(tr("named after the model"));
    m_target->setItemText(DataSet, tr("a data set of the workspace"));
    m_target->setItemText(Files, tr("files, part by part"));
    m_browse->setText(tr("Choose…"));
    m_path->setPlaceholderText(tr("sessions.csv.zst"));
    m_path->setToolTip(
        tr("The format follows the name: .csv, .jsonl, .inter, .safetensors, .sqlite; text with .zst is compressed"));
    m_shards->setSpecialValueText(tr("as many as fit"));
    m_replace->setText(tr("Begin anew what was begun under this name"));
    m_replace->setToolTip(tr("Else it goes on with the first part that is missing"));
    showEstimate();
}

void SynthesisePanel::setModel(const synthesis::BehaviourModel& model, const QString& name, double meanLength,
                               bool isVersion)
{
    m_model = name;
    m_source = text(model.items.source);
    m_endsItself = model.hmm.hasEnd() || model.lengths.kind != synthesis::LengthSettings::Kind::End;
    m_meanLength = meanLength;
    m_isVersion = isVersion;
    m_ending->setCurrentIndex(m_endsItself ? m_ending->currentIndex() : int(FixedLength));
    m_ending->setEnabled(m_endsItself);
    showEstimate();
}

void SynthesisePanel::setDatasets(const QStringList& names)
{
    const QString chosen = m_items->currentData().toString();
    while (m_items->count() > 1)
        m_items->removeItem(1);
    for (const QString& name : names)
        m_items->addItem(tr("of %1").arg(name), name);
    m_items->setCurrentIndex(std::max(0, chosen.isEmpty() ? 0 : m_items->findData(chosen)));
}

void SynthesisePanel::showEstimate()
{
    m_items->setItemText(0, m_source.isEmpty() ? tr("invented") : tr("of %1, as the model says").arg(m_source));
    const bool fixed = m_ending->currentIndex() == FixedLength;
    const bool follows = m_items->currentIndex() > 0 || !m_source.isEmpty();
    m_form->setRowVisible(m_length, fixed);
    m_form->setRowVisible(m_holdOut, follows);
    for (QWidget* field : std::initializer_list<QWidget*>{m_path, m_browse, m_shards, m_replace})
        m_form->setRowVisible(field, intoFiles());
    m_form->setRowVisible(m_name, !intoFiles());
    const double events = m_sessions->value() * (fixed ? m_length->value() : m_meanLength);
    QStringList said{tr("About %1 events.").arg(formatInteger(std::int64_t(events)))};
    if (!intoFiles() && events > tooMany)
        said << tr("A data set of this size is held in memory as a whole: files take no more than one part.");
    if (!m_isVersion) said << tr("The model on screen is saved as a version first.");
    m_estimate->setText(said.join(u'\n'));
    setProblem(problem());
}

bool SynthesisePanel::intoFiles() const
{
    return m_target->currentIndex() == Files;
}

/// What stands in the way.
QString SynthesisePanel::problem() const
{
    if (!intoFiles()) return {};
    const QFileInfo file(m_path->text().trimmed());
    if (m_path->text().trimmed().isEmpty()) return tr("Choose a file to write.");
    if (!file.dir().exists()) return tr("There is no folder %1.").arg(file.path());
    const auto valid =
        exchange::checkExtension(QFile::encodeName(m_path->text().trimmed()).toStdString()).and_then([&] {
            return files()->files.validate();
        });
    return valid ? QString() : translated(valid.error());
}

void SynthesisePanel::browse()
{
    const QString path =
        askForNewFile(this, FileKind::Log, tr("Write sessions to"), m_model, QStringLiteral(".csv.zst"),
                      tr("Data (*.csv *.csv.zst *.jsonl *.jsonl.zst *.inter *.safetensors *.sqlite);;All files (*)"));
    if (!path.isEmpty()) m_path->setText(path);
}

std::optional<workflow::SynthesizeFilesRequest> SynthesisePanel::files() const
{
    if (!intoFiles()) return std::nullopt;
    workflow::SynthesizeFilesRequest files;
    files.synthesis = request();
    files.shards = std::uint64_t(m_shards->value());
    files.files = exchange::specByName(QFile::encodeName(m_path->text().trimmed()).toStdString());
    files.replace = m_replace->isChecked();
    files.voice = pageVoice();
    return files;
}

workflow::SynthesizeRequest SynthesisePanel::request() const
{
    workflow::SynthesizeRequest request;
    request.model = m_model.toStdString();
    request.spec.sessions = std::uint64_t(m_sessions->value());
    request.spec.length = m_ending->currentIndex() == FixedLength ? m_length->value() : 0;
    request.spec.seed = std::uint64_t(m_seed->value());
    request.spec.newItems = m_newItems->value() / 100.0;
    request.spec.newUsers = m_newUsers->value() / 100.0;
    request.items = m_items->currentData().toString().toStdString();
    request.holdOut = m_holdOut->isChecked();
    request.name = m_name->text().trimmed().toStdString();
    return request;
}

} // namespace sessionsmith::widgets
