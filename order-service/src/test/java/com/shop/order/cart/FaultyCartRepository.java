package com.shop.order.cart;

import com.shop.order.Faults;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** A cart repository that can fail after a write at the end of a checkout. */
@Mock
@Singleton
public class FaultyCartRepository extends CartRepository {
  FaultyCartRepository(EntityManager db) {
    super(db);
  }

  @Override
  public void endCheckout(UUID customer, UUID order) {
    super.endCheckout(customer, order);
    Faults.after("endCheckout", order);
  }

  @Override
  public void takeOut(UUID customer, UUID order) {
    super.takeOut(customer, order);
    Faults.after("takeOut", order);
  }
}
