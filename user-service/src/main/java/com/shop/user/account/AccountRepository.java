package com.shop.user.account;

import com.shop.platform.paging.CreatedAtCursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** The accounts. Every method must be called inside a transaction. */
@ApplicationScoped
public class AccountRepository implements PanacheRepositoryBase<Account, UUID> {

  public Optional<Account> byEmail(EmailAddress email) {
    return find("email", email.value()).firstResultOptional();
  }

  /**
   * The caller's own account.
   *
   * @param id the subject of the access token
   * @throws UnauthorizedException when the account no longer exists, as after a restore from a
   *     backup
   */
  public Account own(UUID id) {
    return findByIdOptional(id).orElseThrow(UnauthorizedException::new);
  }

  /** As {@link #own}, and locks the row until the transaction ends. */
  public Account lockOwn(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(UnauthorizedException::new);
  }

  /**
   * Adds the account unless its email address is taken. The unique key on the address decides: of
   * two concurrent registrations, on any replicas, the second waits for the first one's commit and
   * then inserts nothing.
   *
   * @return whether it was added
   */
  boolean add(Account account) {
    int inserted =
        getEntityManager()
            .createNativeQuery(
                """
                INSERT IGNORE INTO account (id, email, name, password_hash, created_at)
                VALUES (:id, :email, :name, :hash, :now)""")
            .setParameter("id", account.id())
            .setParameter("email", account.email())
            .setParameter("name", account.name())
            .setParameter("hash", account.passwordHash())
            .setParameter("now", account.createdAt())
            .executeUpdate();
    if (inserted == 0) {
      return false;
    }
    account.roles().forEach(role -> addRole(account.id(), role));
    return true;
  }

  /**
   * Replaces the password hash, provided that it has not changed since the account was read.
   *
   * @return whether it was replaced
   */
  public boolean replacePassword(Account account, String hash) {
    return update(
            "passwordHash = ?1 where id = ?2 and passwordHash = ?3",
            hash,
            account.id(),
            account.passwordHash())
        == 1;
  }

  /**
   * The ids of all admins, whose role rows are locked until the transaction ends. Every change of
   * roles locks them first, so that such changes run one after the other, whatever account they
   * change.
   */
  Set<UUID> lockAdmins() {
    return Set.copyOf(
        getEntityManager()
            .unwrap(Session.class)
            .createNativeQuery(
                "SELECT account_id FROM account_role WHERE role = 'admin' FOR UPDATE", UUID.class)
            .getResultList());
  }

  List<Account> newestFirst(AccountSearch search, CreatedAtCursor after, int count) {
    Map<String, Object> parameters = new HashMap<>();
    String conditions = search.conditions(after, parameters);
    return find(conditions + " order by createdAt desc, id desc", parameters).page(0, count).list();
  }

  private void addRole(UUID account, String role) {
    getEntityManager()
        .createNativeQuery("INSERT INTO account_role (account_id, role) VALUES (:account, :role)")
        .setParameter("account", account)
        .setParameter("role", role)
        .executeUpdate();
  }
}
