// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/rowmenu.h"

#include "widgets/behaviour/modeledits.h"

#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QWidgetAction>

namespace sessionsmith::widgets {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RowMenu)
};

/// An entry with a number of one's own: Return takes it and closes the menus.
void addNumber(QMenu* menu, double least, double most, double value, const QString& accessibleName,
               const std::function<void(double)>& use)
{
    auto* box = new QDoubleSpinBox;
    box->setRange(least, most);
    box->setDecimals(2);
    box->setSingleStep(0.1);
    box->setValue(value);
    box->setAccessibleName(accessibleName);
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(box);
    menu->addAction(action);
    QObject::connect(box, &QAbstractSpinBox::editingFinished, menu, [=] {
        if (!box->hasFocus()) return; // the menu closes without Return
        const double chosen = box->value();
        for (QWidget* open = menu; qobject_cast<QMenu*>(open); open = open->parentWidget())
            open->close();
        use(chosen);
    });
}

} // namespace

void addRowEdits(QMenu* menu, ModelDocument& document, Part part, const QRect& cells,
                 const std::function<void(const Result<>&)>& attempt)
{
    const auto byFactor = [&document, part, cells, attempt](double factor) {
        attempt(edits::multiply(document, part, cells, factor));
    };
    const auto byTemperature = [&document, part, cells, attempt](double temperature) {
        attempt(edits::temperRows(document, part, cells.top(), cells.bottom(), temperature));
    };
    QMenu* factors = menu->addMenu(Words::tr("Multiply by"));
    for (const double factor : {0.5, 0.9, 1.1, 2.0})
        factors->addAction(QString::number(factor), menu, [byFactor, factor] { byFactor(factor); });
    addNumber(factors, 0, 1000, 1.5, Words::tr("Factor"), byFactor);
    menu->addAction(Words::tr("Equalise"), menu, [&document, part, cells, attempt] {
        attempt(edits::equaliseRows(document, part, cells.top(), cells.bottom()));
    });
    menu->addAction(Words::tr("Sharpen"), menu, [byTemperature] { byTemperature(0.8); });
    menu->addAction(Words::tr("Smooth"), menu, [byTemperature] { byTemperature(1.25); });
    QMenu* temperatures = menu->addMenu(Words::tr("Temperature"));
    addNumber(temperatures, 0.01, 100, 1, Words::tr("Temperature"), byTemperature);
}

} // namespace sessionsmith::widgets
