// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/spokenview.h"

#include <QAccessibleWidget>
#include <QWidget>

namespace sessionsmith::widgets {

namespace {

class SpokenViewAccessible : public QAccessibleWidget
{
public:
    SpokenViewAccessible(QWidget* widget, const SpokenView& view)
        : QAccessibleWidget(widget, view.spokenRole()), m_view(view)
    {}
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_view.spokenValue() : QAccessibleWidget::text(kind);
    }

private:
    const SpokenView& m_view; ///< is the widget
};

QAccessibleInterface* create(const QString&, QObject* object)
{
    const auto* view = dynamic_cast<SpokenView*>(object);
    return view ? new SpokenViewAccessible(static_cast<QWidget*>(object), *view) : nullptr;
}

} // namespace

void installSpokenViews()
{
    static const bool installed = (QAccessible::installFactory(create), true);
    Q_UNUSED(installed)
}

void notifySpokenValue(QWidget* view)
{
    const QString value = dynamic_cast<const SpokenView&>(*view).spokenValue();
    view->setAccessibleDescription(value);
    if (!QAccessible::isActive()) return;
    QAccessibleValueChangeEvent event(view, value);
    QAccessible::updateAccessibility(&event);
}

} // namespace sessionsmith::widgets
