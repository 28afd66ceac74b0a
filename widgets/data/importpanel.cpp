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
    case '|':
        return ImportPanel::tr("vertical bars");
    default:
        return QString(QLatin1Char(delimiter));
    }
}

/// A table, or what may be one whose delimiter was not recognised.
bool hasDelimiter(Format format)
{
    return format == Format::Csv || format == Format::Sequences;
}

} // namespace

ImportPanel::ImportPanel(QWidget* page)
    : SidePanel(page, true), m_recognised(new QLabel), m_mapping(new ColumnMapping), m_encoding(new QComboBox),
      m_delimiter(new QComboBox), m_timeFormat(new QComboBox), m_gap(new QComboBox),
      m_action(new QLineEdit(QStringLiteral("view"))), m_license(new QLineEdit), m_name(new QLineEdit)
{
    m_recognised->setWordWrap(true);
    body()->addWidget(m_recognised);
    body()->addWidget(m_mapping, 1);
    m_form = addForm();
    m_encoding->addItem(QStringLiteral("UTF-8"), int(TextEncoding::Utf8));
    m_encoding->addItem(QStringLiteral("GB18030, GBK, GB 2312"), int(TextEncoding::Gb18030));
    for (const char delimiter : {',', ';', '\t', '|', ' '})
        m_delimiter->addItem(QString(), QChar(QLatin1Char(delimiter)));
    m_timeFormat->addItems({QString(), QString(), QString(), QString(), QString(), QString()});
    m_gap->setEditable(true);
    m_gap->addItems({QStringLiteral("15m"), QStringLiteral("30m"), QStringLiteral("1h"), QStringLiteral("2h"),
                     QStringLiteral("1d")});
    m_gap->setCurrentText(QStringLiteral("30m"));
    for (QWidget* field :
         std::initializer_list<QWidget*>{m_encoding, m_delimiter, m_timeFormat, m_gap, m_action, m_license, m_name}) {
        field->setMaximumWidth(320);
        addField(m_form, field);
    }
    connect(m_mapping, &ColumnMapping::changed, this, &ImportPanel::validate);
    connect(m_delimiter, &QComboBox::activated, this,
            [this] { m_chosenDelimiter = m_delimiter->currentData().toChar().toLatin1(); });
    for (QComboBox* choice : {m_encoding, m_delimiter})
        connect(choice, &QComboBox::activated, this, [this] {
            Q_EMIT formChosen({TextEncoding(m_encoding->currentData().toInt()), m_chosenDelimiter});
        });
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
    const QStringList labels{tr("Text is in"),
                             tr("Columns are apart by"),
                             tr("Times are"),
                             tr("A pause ends a session"),
                             tr("Action of every row"),
                             tr("License"),
                             tr("Name")};
    for (int row = 0; row < labels.size(); ++row)
        static_cast<QLabel*>(m_form->itemAt(row, QFormLayout::LabelRole)->widget())->setText(labels[row]);
    m_timeFormat->setItemText(int(TimeFormat::Auto), tr("recognised"));
    m_timeFormat->setItemText(int(TimeFormat::UnixSeconds), tr("seconds since 1970"));
    m_timeFormat->setItemText(int(TimeFormat::UnixMilliseconds), tr("milliseconds since 1970"));
    m_timeFormat->setItemText(int(TimeFormat::Iso), tr("dates, such as 2017-11-25 08:00"));
    m_timeFormat->setItemText(int(TimeFormat::DayMonthYear), tr("day first, such as 25/11/2017 8:00"));
    m_timeFormat->setItemText(int(TimeFormat::MonthDayYear), tr("month first, such as 11/25/2017 8:00"));
    for (int i = 0; i < m_delimiter->count(); ++i)
        m_delimiter->setItemText(i, delimiterWord(m_delimiter->itemData(i).toChar().toLatin1()));
    m_license->setPlaceholderText(tr("for the data cards of what is made of it"));
    m_gap->setToolTip(tr("A longer pause starts a new session: 30m, 2h, 1d"));
    m_mapping->retranslate();
    validate();
}

/// What was recognised, and what a person should know of it.
void ImportPanel::tell()
{
    QString words;
    const QString rows = tr("first %n row(s)", nullptr, int(m_preview.rows.size()));
    switch (m_preview.format) {
    case Format::Sequences:
        words = tr("Recognised: one sequence a line · %1").arg(rows);
        break;
    case Format::Otto:
        words = tr("Recognised: the OTTO layout, one session a line · %1").arg(rows);
        break;
    case Format::JsonLines:
        words = tr("Recognised: JSON Lines, one event a line · %1").arg(rows);
        break;
    case Format::Safetensors:
        words = tr("Recognised: columns of a data set · %1").arg(rows);
        break;
    case Format::Auto:
    case Format::Csv:
        words = (m_preview.hasHeader ? tr("Recognised: a table with a header, columns apart by %1 · %2")
                                     : tr("Recognised: a table without a header, columns apart by %1 · %2"))
                    .arg(delimiterWord(m_preview.delimiter), rows);
        break;
    default:
        words = tr("Recognised: the %1 layout · %2").arg(layoutName(m_preview.format), rows);
    }
    for (const Message& warning : m_preview.warnings)
        words += u'\n' + translated(warning);
    if (m_mapping->map().contains(Field::Price)) words += u'\n' + tr("An item has one price: the median of its rows.");
    m_recognised->setText(words);
}

void ImportPanel::setPreview(std::vector<std::filesystem::path> paths, const events::Preview& preview)
{
    const bool isSame = paths == m_paths; // in another encoding: the name that was given stays
    m_paths = std::move(paths);
    m_preview = preview;
    m_mapping->setPreview(preview);
    m_timeFormat->setCurrentIndex(int(preview.timeFormat));
    if (!isSame) {
        m_name->setText(nameOf(m_paths));
        m_license->clear();
        m_chosenDelimiter = 0;
    }
    showForm();
    retranslate();
}

void ImportPanel::showForm()
{
    const QChar delimiter = m_preview.format == Format::Csv ? QChar(QLatin1Char(m_preview.delimiter)) : QChar();
    if (!delimiter.isNull() && m_delimiter->findData(delimiter) < 0)
        m_delimiter->addItem(delimiterWord(m_preview.delimiter), delimiter);
    m_delimiter->setCurrentIndex(delimiter.isNull() ? -1 : m_delimiter->findData(delimiter));
    m_encoding->setCurrentIndex(m_encoding->findData(int(m_preview.encoding)));
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
    m_form->setRowVisible(m_delimiter, hasDelimiter(m_preview.format));
    m_form->setRowVisible(m_timeFormat, hasTimesOfAnyForm(m_preview.format) && fields.contains(Field::Time));
    m_form->setRowVisible(m_gap, fields.contains(Field::Time) && !fields.contains(Field::Session));
    m_form->setRowVisible(m_action, table && !map.contains(Field::Action));
    tell();
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
    request.license = m_license->text().trimmed().toStdString();
    request.name = m_name->text().trimmed().toStdString();
    return request;
}

} // namespace sessionsmith::widgets
