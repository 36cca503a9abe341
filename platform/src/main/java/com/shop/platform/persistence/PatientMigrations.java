package com.shop.platform.persistence;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Lets a migration take as long as it needs: without this, the driver would give its connection up
 * after the socket timeout, while the server goes on.
 */
@ApplicationScoped
class PatientMigrations implements FlywayConfigurationCustomizer {
  @Override
  public void customize(FluentConfiguration configuration) {
    configuration.callbacks(new NoSocketTimeout());
  }

  /** On Flyway's connections, which {@link DatabaseStart} closes afterwards. */
  static final class NoSocketTimeout extends BaseCallback {
    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.AFTER_CONNECT;
    }

    @Override
    public void handle(Event event, Context context) {
      try {
        context.getConnection().setNetworkTimeout(Runnable::run, 0);
      } catch (SQLException e) {
        throw new IllegalStateException("cannot lift the socket timeout", e);
      }
    }
  }
}
