package com.shop.platform.identity;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes the current request, as their verified token says. */
@RequestScoped
public class Caller {
  private final JsonWebToken token;

  Caller(JsonWebToken token) {
    this.token = token;
  }

  /** The user's id, of a customer or an admin. */
  public UUID id() {
    return UUID.fromString(token.getSubject());
  }

  public boolean isAdmin() {
    return token.getGroups().contains(Role.ADMIN);
  }

  /** Whether a resource of this owner is there for the caller. */
  public boolean maySee(UUID owner) {
    return isAdmin() || id().equals(owner);
  }
}
