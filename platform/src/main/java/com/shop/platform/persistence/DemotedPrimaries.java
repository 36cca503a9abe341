package com.shop.platform.persistence;

import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.MySQLExceptionSorter;
import io.quarkus.agroal.runtime.JdbcDriver;
import io.quarkus.arc.Unremovable;
import io.quarkus.jdbc.mysql.runtime.MySQLAgroalConnectionConfigurer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/**
 * Closes connections whose server refuses to write. They lead to a primary that has been replaced:
 * left in the pool, they would be refused for good, and the transaction of a refused commit would
 * stay open; new connections lead to the new primary.
 */
@ApplicationScoped
@Alternative
@Priority(1)
@Unremovable
@JdbcDriver("mysql")
class DemotedPrimaries extends MySQLAgroalConnectionConfigurer {

  @Override
  public void setExceptionSorter(
      String databaseKind, AgroalDataSourceConfigurationSupplier dataSource) {
    MySQLExceptionSorter usual = new MySQLExceptionSorter();
    dataSource
        .connectionPoolConfiguration()
        .exceptionSorter(e -> usual.isFatal(e) || ConnectionFailures.isReadOnly(e));
  }
}
