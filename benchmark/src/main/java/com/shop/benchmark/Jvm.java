package com.shop.benchmark;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Another JVM of the same user, as it sees itself. */
final class Jvm implements AutoCloseable {

  private final JMXConnector connector;
  private final com.sun.management.ThreadMXBean threads;
  private final CompilationMXBean compilers;

  Jvm(long pid) throws IOException {
    connector = JMXConnectorFactory.connect(new JMXServiceURL(agent(pid)));
    MBeanServerConnection server = connector.getMBeanServerConnection();
    threads =
        ManagementFactory.newPlatformMXBeanProxy(
            server, ManagementFactory.THREAD_MXBEAN_NAME, com.sun.management.ThreadMXBean.class);
    compilers =
        ManagementFactory.newPlatformMXBeanProxy(
            server, ManagementFactory.COMPILATION_MXBEAN_NAME, CompilationMXBean.class);
  }

  private static String agent(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        return machine.startLocalManagementAgent();
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException(e);
    }
  }

  /** What the threads that are alive have allocated on the heap. */
  long allocatedBytes() {
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
        .filter(bytes -> bytes > 0)
        .sum();
  }

  /** The time for which its JIT compilers have worked. */
  Duration compiled() {
    return Duration.ofMillis(compilers.getTotalCompilationTime());
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
