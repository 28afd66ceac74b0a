// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/importpanel.h"

#include "engine/base/time.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/data/columnmapping.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace sessionsmith::widgets {

namespace {

using events::Field;
using events::Format;
using events::TimeFormat;

/// "clicks" of "/logs/clicks.csv.gz", and of the parts of a log from "/logs/clicks-00001-of-00004.csv" on.
QString nameOf(const std::vector<std::filesystem::path>& paths)
{
    const QString name = text(paths.front().filename().string()).section(u'.', 0, 0);
    return paths.size() == 1 ? name : name.section(QStringLiteral("-00001-of-"), 0, 0);
}

/// Proper names, the same in every language.
QString layoutName(Format format)
{
    switch (format) {
    case Format::Taobao:
        return QStringLiteral("Taobao");
    case Format::RetailRocket:
        return QStringLiteral("RetailRocket");
    case Format::Rees46:
        return QStringLiteral("REES46");
    case Format::Tmall:
        return QStringLiteral("Tmall");
    case Format::Yoochoose:
        return QStringLiteral("YOOCHOOSE");
    case Format::Diginetica:
        return QStringLiteral("DIGINETICA");
    case Format::OnlineRetail:
        return QStringLiteral("Online Retail");
    default:
        return QStringLiteral("RecBole");
    }
}

QString delimiterWord(char delimiter)
{
    switch (delimiter) {
    case ',':
        return ImportPanel::tr("commas");
    case '\t':
        return ImportPanel::tr("tabs");
    case ';':
        return ImportPanel::tr("semicolons");
    case ' ':
        return ImportPanel::tr("blanks");
    default:
        return QString(QLatin1Char(delimiter));
    }
}

} // namespace

ImportPanel::ImportPanel(QWidget* page)
    : SidePanel(page, true), m_recognised(new QLabel), m_mapping(new ColumnMapping), m_encoding(new QComboBox),
      m_timeFormat(new QComboBox), m_gap(new QComboBox), m_action(new QLineEdit(QStringLiteral("view"))),
      m_name(new QLineEdit)
{
    m_recognised->setWordWrap(true);
    body()->addWidget(m_recognised);
    body()->addWidget(m_mapping, 1);
    m_form = addForm();
    m_encoding->addItem(QStringLiteral("UTF-8"), int(TextEncoding::Utf8));
    m_encoding->addItem(QStringLiteral("GB18030, GBK, GB 2312"), int(TextEncoding::Gb18030));
    m_timeFormat->addItems({QString(), QString(), QString(), QString(), QString(), QString()});
    m_gap->setEditable(true);
    m_gap->addItems({QStringLiteral("15m"), QStringLiteral("30m"), QStringLiteral("1h"), QStringLiteral("2h"),
                     QStringLiteral("1d")});
    m_gap->setCurrentText(QStringLiteral("30m"));
    for (QWidget* field : std::initializer_list<QWidget*>{m_encoding, m_timeFormat, m_gap, m_action, m_name}) {
        field->setMaximumWidth(320);
        addField(m_form, field);
    }
    connect(m_mapping, &ColumnMapping::changed, this, &ImportPanel::validate);
    connect(m_encoding, &QComboBox::activated, this,
            [this] { Q_EMIT encodingChosen(TextEncoding(m_encoding->currentData().toInt())); });
    connect(m_gap, &QComboBox::editTextChanged, this, &ImportPanel::validate);
    connect(m_action, &QLineEdit::textChanged, this, &ImportPanel::validate);
    connect(m_name, &QLineEdit::textChanged, this, &ImportPanel::validate);
    retranslate();
}

void ImportPanel::retranslate()
{
    const QString first = m_paths.empty() ? QString() : text(m_paths.front().filename().string());
    setTitle(m_paths.size() < 2 ? tr("Import %1").arg(first)
                                : tr("Import %1 and %n more", nullptr, int(m_paths.size()) - 1).arg(first),
             tr("Import"));
    const QStringList labels{tr("Text is in"), tr("Times are"), tr("A pause ends a session"), tr("Action of every row"),
                             tr("Name")};
    for (int row = 0; row < labels.size(); ++row)
        static_cast<QLabel*>(m_form->itemAt(row, QFormLayout::LabelRole)->widget())->setText(labels[row]);
    m_timeFormat->setItemText(int(TimeFormat::Auto), tr("recognised"));
    m_timeFormat->setItemText(int(TimeFormat::UnixSeconds), tr("seconds since 1970"));
    m_timeFormat->setItemText(int(TimeFormat::UnixMilliseconds), tr("milliseconds since 1970"));
    m_timeFormat->setItemText(int(TimeFormat::Iso), tr("dates, such as 2017-11-25 08:00"));
    m_timeFormat->setItemText(int(TimeFormat::DayMonthYear), tr("day first, such as 25/11/2017 8:00"));
    m_timeFormat->setItemText(int(TimeFormat::MonthDayYear), tr("month first, such as 11/25/2017 8:00"));
    m_gap->setToolTip(tr("A longer pause starts a new session: 30m, 2h, 1d"));
    const QString rows = tr("first %1 rows").arg(m_preview.rows.size());
    switch (m_preview.format) {
    case Format::Sequences:
        m_recognised->setText(tr("Recognised: one sequence a line · %1").arg(rows));
        break;
    case Format::Otto:
        m_recognised->setText(tr("Recognised: the OTTO layout, one session a line · %1").arg(rows));
        break;
    case Format::JsonLines:
        m_recognised->setText(tr("Recognised: JSON Lines, one event a line · %1").arg(rows));
        break;
    case Format::Safetensors:
        m_recognised->setText(tr("Recognised: columns of a data set · %1").arg(rows));
        break;
    case Format::Auto:
    case Format::Csv:
        m_recognised->setText((m_preview.hasHeader
                                   ? tr("Recognised: a table with a header, columns apart by %1 · %2")
                                   : tr("Recognised: a table without a header, columns apart by %1 · %2"))
                                  .arg(delimiterWord(m_preview.delimiter), rows));
        break;
    default:
        m_recognised->setText(tr("Recognised: the %1 layout · %2").arg(layoutName(m_preview.format), rows));
    }
    for (const Message& warning : m_preview.warnings)
        m_recognised->setText(m_recognised->text() + u'\n' + translated(warning));
    m_mapping->retranslate();
    validate();
}

void ImportPanel::setPreview(std::vector<std::filesystem::path> paths, const events::Preview& preview)
{
    const bool isSame = paths == m_paths; // in another encoding: the name that was given stays
    m_paths = std::move(paths);
    m_preview = preview;
    m_mapping->setPreview(preview);
    m_timeFormat->setCurrentIndex(int(preview.timeFormat));
    m_encoding->setCurrentIndex(m_encoding->findData(int(preview.encoding)));
    if (!isSame) m_name->setText(nameOf(m_paths));
    retranslate();
}

std::optional<Milliseconds> ImportPanel::sessionGap() const
{
    const auto gap = parseDuration(m_gap->currentText().trimmed().toStdString());
    return gap && *gap > 0 ? gap : std::nullopt;
}

QString ImportPanel::problem() const
{
    const auto map = m_mapping->map();
    if (isMapped(m_preview.format) && !map.contains(Field::Item))
        return tr("The item is not mapped: choose the column that holds it.");
    if (isMapped(m_preview.format) && !map.contains(Field::User) && !map.contains(Field::Session))
        return tr("Neither user nor session is mapped: one of them is needed.");
    if (m_form->isRowVisible(m_gap) && !sessionGap()) return tr("The pause is no duration: write 30m, 2h or 1d.");
    if (m_form->isRowVisible(m_action) && m_action->text().trimmed().isEmpty())
        return tr("Without an action column, say which action every row is.");
    if (m_name->text().trimmed().isEmpty()) return tr("Give the data set a name.");
    return {};
}

void ImportPanel::validate()
{
    const auto map = m_mapping->map();
    const bool table = isMapped(m_preview.format);
    m_mapping->setEnabled(table);
    const auto& fields = table ? map : m_preview.map;
    m_form->setRowVisible(m_encoding, m_preview.format != Format::Safetensors);
    m_form->setRowVisible(m_timeFormat, hasTimesOfAnyForm(m_preview.format) && fields.contains(Field::Time));
    m_form->setRowVisible(m_gap, fields.contains(Field::Time) && !fields.contains(Field::Session));
    m_form->setRowVisible(m_action, table && !map.contains(Field::Action));
    setProblem(problem());
}

std::optional<workflow::ImportRequest> ImportPanel::request() const
{
    if (!problem().isEmpty()) return std::nullopt;
    workflow::ImportRequest request;
    request.spec.path = m_paths.front();
    request.spec.more.assign(m_paths.begin() + 1, m_paths.end());
    request.spec.encoding = m_preview.encoding;
    request.spec.format = m_preview.format;
    request.spec.delimiter = m_preview.delimiter;
    if (hasTimesOfAnyForm(m_preview.format)) request.spec.timeFormat = TimeFormat(m_timeFormat->currentIndex());
    if (isMapped(m_preview.format)) {
        request.spec.map = m_mapping->map();
        request.spec.action = m_action->text().trimmed().toStdString();
    }
    request.spec.sessionGap = sessionGap().value_or(request.spec.sessionGap);
    request.name = m_name->text().trimmed().toStdString();
    return request;
}

} // namespace sessionsmith::widgets
