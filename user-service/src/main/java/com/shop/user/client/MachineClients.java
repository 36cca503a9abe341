package com.shop.user.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** The configured machine clients. */
@ConfigMapping(prefix = "shop.clients")
interface MachineClients {

  /** By client id. */
  @WithParentName
  Map<String, MachineClient> byId();

  /** One machine client. */
  interface MachineClient {
    String secret();
  }
}
