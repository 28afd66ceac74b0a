// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/gpuload.h"

#include <QTest>

using namespace sessionsmith::learning;

/// Beside a library that stands for NVIDIA's, which ctest lets the loader find first.
class GpuLoadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qunsetenv("CUDA_VISIBLE_DEVICES");
        if (!qgetenv("LD_LIBRARY_PATH").contains("fakenvml")) QSKIP("runs under ctest, which has the library found");
    }

    void tellsTheLoadOfAGpu()
    {
        QVERIFY(gpuLoad("cuda:0") == 0.3);
        QVERIFY(gpuLoad("cuda:1") == 0.7);
    }

    void saysNothingOfWhatIsNotThere()
    {
        for (const char* device : {"cpu", "auto", "cuda:2", "cuda:-1", "cuda:", "cuda:x"})
            QVERIFY2(!gpuLoad(device), device);
    }

    void countsTheDevicesThatAreSeen()
    {
        qputenv("CUDA_VISIBLE_DEVICES", "1");
        QVERIFY(gpuLoad("cuda:0") == 0.7);
        QVERIFY(!gpuLoad("cuda:1"));
        qputenv("CUDA_VISIBLE_DEVICES", "0, GPU-second");
        QVERIFY(gpuLoad("cuda:1") == 0.7);
        qputenv("CUDA_VISIBLE_DEVICES", "GPU-unknown");
        QVERIFY(!gpuLoad("cuda:0"));
    }
};

QTEST_APPLESS_MAIN(GpuLoadTest)
#include "gpuload.moc"
