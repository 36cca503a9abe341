package com.shop.platform.persistence;

import com.mysql.cj.jdbc.JdbcConnection;
import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Switches autocommit off once for each connection of the pool. Otherwise every transaction would
 * switch it off and on again, with two statements more. A statement outside a transaction then
 * opens one; it is rolled back when the connection returns to the pool.
 */
@ApplicationScoped
class ManualCommit implements AgroalPoolInterceptor {
  private static final Logger LOG = Logger.getLogger(ManualCommit.class);

  @Override
  public void onConnectionCreate(Connection connection) {
    try {
      // The driver's connection, since the pool restores what is changed through its own.
      connection.unwrap(JdbcConnection.class).setAutoCommit(false);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot switch autocommit off", e);
    }
  }

  @Override
  public void onConnectionReturn(Connection connection) {
    try {
      JdbcConnection driver = connection.unwrap(JdbcConnection.class);
      if (!driver.getAutoCommit()
          && driver.getSession().getServerSession().inTransactionOnServer()) {
        driver.rollback();
        LOG.error("A connection was returned with an open transaction, which is rolled back");
      }
    } catch (SQLException e) {
      LOG.debugf("The connection is lost: %s", e.getMessage());
    }
  }
}
