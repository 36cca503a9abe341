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
 * The addresses that accounts keep. Every method is called inside a transaction and sees one
 * account's addresses only.
 */
@ApplicationScoped
class AddressRepository implements PanacheRepositoryBase<SavedAddress, UUID> {
  /** More than anybody has; without a bound one account could fill the disk. */
  static final int MOST = 100;

  private final AccountRepository accounts;

  AddressRepository(AccountRepository accounts) {
    this.accounts = accounts;
  }

  /**
   * Keeps another address. The account's row is locked first, so that two at once are counted one
   * after the other.
   *
   * @throws Problem 409 {@code too_many_addresses}
   */
  SavedAddress add(UUID accountId, Address address) {
    accounts.lockOwn(accountId);
    if (count("accountId", accountId) >= MOST) {
      throw new Problem(
          409, "too_many_addresses", "An account keeps up to " + MOST + " addresses.");
    }
    SavedAddress saved = new SavedAddress(accountId, address);
    persist(saved);
    return saved;
  }

  /**
   * @throws Problem 404 when it is not there, or another account's
   */
  SavedAddress of(UUID accountId, UUID id) {
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
