package com.shop.order.cart;

import com.shop.order.Faults;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** A cart repository that can fail after an order was taken out of the cart. */
@Mock
@Singleton
public class FaultyCartRepository extends CartRepository {
  FaultyCartRepository(EntityManager db) {
    super(db);
  }

  @Override
  public void takeOut(UUID customer, UUID order) {
    super.takeOut(customer, order);
    Faults.after("takeOut", order);
  }
}
