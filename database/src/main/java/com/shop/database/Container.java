package com.shop.database;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import org.testcontainers.DockerClientFactory;

/**
 * The container of a server folder, which may or may not exist.
 *
 * @param name of the container and of the volume with its data
 */
record Container(String name) {

  private static final int SECONDS_TO_STOP = 60;

  private static DockerClient docker() {
    return DockerClientFactory.instance().client();
  }

  boolean runs() {
    try {
      return Boolean.TRUE.equals(docker().inspectContainerCmd(name).exec().getState().getRunning());
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** Stops it in good order and removes it; the volume stays. */
  void remove() {
    try {
      if (runs()) {
        docker().stopContainerCmd(name).withTimeout(SECONDS_TO_STOP).exec();
      }
      docker().removeContainerCmd(name).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException | NotModifiedException e) {
      // Gone already, which is what was wanted.
    }
  }

  /** Sends a signal to the server in it. */
  void signal(String signal) {
    docker().killContainerCmd(name).withSignal(signal).exec();
  }

  void removeVolume() {
    try {
      docker().removeVolumeCmd(name).exec();
    } catch (NotFoundException e) {
      // Never was one.
    }
  }
}
