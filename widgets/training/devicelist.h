// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"
#include "widgets/common/choicebox.h"
#include "widgets/jobs/workbench.h"

namespace sessionsmith::widgets {

/// Where to train. The devices are asked for in a worker when load() is first called: it loads LibTorch, which takes a
/// second.
class DeviceList : public ChoiceBox
{
    Q_OBJECT
public:
    explicit DeviceList(QWidget* parent = nullptr);
    void load(Workbench& workbench);
    std::string device() const;
    void setDevice(const std::string& id);
    void retranslate();

Q_SIGNALS:
    void failed(const QString& text);

private:
    void fill();

    std::vector<learning::Device> m_devices;
    std::string m_wanted = "auto";
    bool m_loading = false;
};

} // namespace sessionsmith::widgets
