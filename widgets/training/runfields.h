// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/jobs/workbench.h"
#include "widgets/training/fieldgroup.h"

#include <cstdint>

class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace sessionsmith::widgets {

class DeviceList;

/// The rows of a form that every run has: from which seed, where, and under which name.
class RunFields : public FieldGroup
{
    Q_OBJECT
public:
    explicit RunFields(QObject* parent);

    /// `draws`: there is something to draw by a seed. `repeats`: once for each of several.
    void showRows(QFormLayout& form, bool draws, bool repeats);
    void retranslate();
    void loadDevices(Workbench& workbench);

    /// Seed and device of what has both.
    template <typename Spec>
    void read(Spec& spec) const
    {
        spec.seed = std::uint64_t(seed());
        spec.device = device();
    }
    template <typename Spec>
    void set(const Spec& spec)
    {
        setSeed(int(spec.seed));
        setDevice(spec.device);
    }
    std::vector<std::uint64_t> seeds() const; ///< one or, in a row, several
    std::string name() const;                 ///< empty: one is found
    /// One seed, and no name: those were of another run.
    void startAfresh();

Q_SIGNALS:
    void failed(const QString& text);

private:
    int seed() const;
    void setSeed(int seed);
    std::string device() const;
    void setDevice(const std::string& device);

    QSpinBox* m_seed;
    QSpinBox* m_seeds; ///< how many, a run each
    DeviceList* m_device;
    QLineEdit* m_name;
};

} // namespace sessionsmith::widgets
