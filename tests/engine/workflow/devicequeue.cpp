// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/workflow/logs.h"

#include "engine/store/runlock.h"
#include "engine/workflow/workflow.h"

#include <functional>
#include <thread>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;

namespace {

/// Does something as soon as a run says that it waits.
struct Waiting : RunObserver
{
    std::function<void()> once;
    std::vector<std::string> told;

    void onProgress(const Progress& progress) override
    {
        const std::string words = progress.phase.english();
        if (!words.starts_with("Waiting for the device")) return;
        told.push_back(words);
        if (told.size() == 1) once();
    }
};

PretrainRequest training(const std::string& name)
{
    PretrainRequest request{"log", {}, name};
    request.spec.model = {learning::Architecture::Gpt, 1, 8, 1, 8};
    request.spec.objective = learning::Objective::Causal;
    request.spec.epochs = 1;
    request.spec.device = "cpu";
    request.spec.threads = 1;
    return request;
}

} // namespace

/// Runs of a workspace use a device one after the other.
class DeviceQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void waitsForTheOneBefore();
    void canBeCancelledWhileItWaits();
    void sharesWhereItIsAskedTo();
    void twoRunsComeOneAfterTheOther();

private:
    /// As another process would have it.
    std::optional<store::RunLock> taken()
    {
        valueOf(m_workspace->setNote("device/cpu", "the one before"));
        return valueOf(store::RunLock::take(m_workspace->folder() / "locks" / "device-cpu.lock"));
    }

    std::optional<TemporaryWorkspace> m_place;
    std::optional<store::Workspace> m_workspace;
};

void DeviceQueueTest::init()
{
    m_place.emplace();
    m_workspace.emplace(m_place->open());
    storeLog(*m_workspace, logOf({"view:a view:b view:c", "view:b view:c view:a", "view:c view:a view:b"}), "log");
}

void DeviceQueueTest::cleanup()
{
    m_workspace.reset();
    m_place.reset();
}

void DeviceQueueTest::waitsForTheOneBefore()
{
    auto lock = taken();
    QVERIFY(lock);
    Waiting observer;
    observer.once = [&] {
        QVERIFY(valueOf(m_workspace->run("later")).status == store::RunStatus::Running);
        lock.reset();
    };
    const auto run = valueOf(pretrain(*m_workspace, training("later"), observer));
    QCOMPARE(observer.told,
             std::vector<std::string>{"Waiting for the device cpu, which the run \"the one before\" uses"});
    QVERIFY(run.status == store::RunStatus::Finished);
    QCOMPARE(valueOf(m_workspace->note("device/cpu")), std::string("later"));
    QVERIFY(taken()); // it is free again
}

void DeviceQueueTest::canBeCancelledWhileItWaits()
{
    const auto lock = taken();
    std::stop_source stop;
    Waiting observer;
    observer.once = [&] { stop.request_stop(); };
    const auto run = valueOf(pretrain(*m_workspace, training("impatient"), observer, {stop.get_token(), nullptr}));
    QVERIFY(run.status == store::RunStatus::Cancelled && run.checkpoint.empty());
    QCOMPARE(valueOf(m_workspace->note("device/cpu")), std::string("the one before"));
}

void DeviceQueueTest::sharesWhereItIsAskedTo()
{
    const auto lock = taken();
    Waiting observer;
    observer.once = [] { QFAIL("it was not to wait"); };
    PretrainRequest request = training("sharing");
    request.spec.shareDevice = true;
    valueOf(pretrain(*m_workspace, request, observer));
    QVERIFY(observer.told.empty());
}

void DeviceQueueTest::twoRunsComeOneAfterTheOther()
{
    Waiting first, second;
    first.once = second.once = [] {};
    PretrainRequest longer = training("longer");
    longer.spec.epochs = 50;
    std::jthread other([&] {
        auto workspace = m_place->open();
        valueOf(pretrain(workspace, longer, first));
    });
    valueOf(pretrain(*m_workspace, training("shorter"), second));
    other.join();
    QVERIFY(first.told.size() + second.told.size() <= 1);
    for (const char* name : {"longer", "shorter"})
        QVERIFY(valueOf(m_workspace->run(name)).status == store::RunStatus::Finished);
}

QTEST_GUILESS_MAIN(DeviceQueueTest)
#include "devicequeue.moc"
