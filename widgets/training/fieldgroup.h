// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

#include <map>
#include <string>

class QFormLayout;
class QWidget;

namespace sessionsmith::widgets {

/// Rows of a form that belong together, each for a value of a specification. The form owns the fields.
class FieldGroup : public QObject
{
    Q_OBJECT
public:
    explicit FieldGroup(QObject* parent) : QObject(parent) {}

    /// In the order in which they are asked.
    const QList<QWidget*>& fields() const { return m_fields; }
    /// By the key of the specification.
    const std::map<std::string, QWidget*>& byKey() const { return m_byKey; }
    /// All of them, or none.
    void show(QFormLayout& form, bool visible) const;

Q_SIGNALS:
    void changed();

protected:
    /// A further row, whose changes are told.
    void add(const char* key, QWidget* field);

private:
    QList<QWidget*> m_fields;
    std::map<std::string, QWidget*> m_byKey;
};

} // namespace sessionsmith::widgets
