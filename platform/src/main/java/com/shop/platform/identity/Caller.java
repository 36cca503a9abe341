package com.shop.platform.identity;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The authenticated caller of the current request, from the verified access token. */
@RequestScoped
public class Caller {
  private final JsonWebToken token;

  Caller(JsonWebToken token) {
    this.token = token;
  }

  /** The id of the user. Machine clients have none. */
  public UUID id() {
    return UUID.fromString(token.getSubject());
  }

  public boolean isAdmin() {
    return token.getGroups().contains(Role.ADMIN);
  }

  /** Whether the caller may see a resource of this owner. */
  public boolean maySee(UUID owner) {
    return isAdmin() || id().equals(owner);
  }
}
