package com.shop.user.address;

import com.shop.platform.paging.CreatedAtCursor;
import com.shop.platform.problem.Problem;
import com.shop.user.account.AccountRepository;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The saved addresses. Every method must be called inside a transaction and sees the addresses of
 * one account only.
 */
@ApplicationScoped
class AddressRepository implements PanacheRepositoryBase<SavedAddress, UUID> {
  /** Without a limit, one account could fill the disk. */
  static final int MAX_PER_ACCOUNT = 100;

  private final AccountRepository accounts;

  AddressRepository(AccountRepository accounts) {
    this.accounts = accounts;
  }

  /**
   * Adds an address. Locks the account's row first, so that concurrent requests cannot exceed the
   * limit.
   *
   * @throws Problem 409 {@code too_many_addresses}
   */
  SavedAddress add(UUID accountId, Address address) {
    accounts.lockOwn(accountId);
    if (count("accountId", accountId) >= MAX_PER_ACCOUNT) {
      throw new Problem(
          409,
          "too_many_addresses",
          "An account can have at most " + MAX_PER_ACCOUNT + " addresses. Delete one first.");
    }
    SavedAddress saved = new SavedAddress(accountId, address);
    persist(saved);
    return saved;
  }

  /**
   * @throws Problem 404 when it does not exist or belongs to another account
   */
  SavedAddress get(UUID accountId, UUID id) {
    return find("id = ?1 and accountId = ?2", id, accountId)
        .firstResultOptional()
        .orElseThrow(Problem::notFound);
  }

  List<SavedAddress> newestFirst(UUID accountId, CreatedAtCursor after, int count) {
    Map<String, Object> parameters = new HashMap<>(after.parameters());
    parameters.put("account", accountId);
    return find(
            "accountId = :account and "
                + CreatedAtCursor.condition("createdAt")
                + " order by createdAt desc, id desc",
            parameters)
        .page(0, count)
        .list();
  }
}
