// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

/// A process of its own that does `work` and ends without any cleaning up. It never outlives this object.
class Child
{
public:
    explicit Child(const std::function<void()>& work) : m_id(::fork())
    {
        if (m_id != 0) return;
        work();
        ::_exit(0);
    }
    ~Child() { kill(); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    int waitForEnd()
    {
        int status = -1;
        if (m_id > 0) ::waitpid(std::exchange(m_id, 0), &status, 0);
        return status;
    }
    void kill()
    {
        if (m_id > 0) ::kill(m_id, SIGKILL);
        waitForEnd();
    }

private:
    pid_t m_id;
};
