package com.shop.user.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedSet;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.SortNatural;

/** A user's account. Rows are inserted by {@link AccountRepository#add}. */
@Entity
@DynamicUpdate // so that renaming does not overwrite a password that was changed meanwhile
public class Account {
  @Id private UUID id;

  @Column(updatable = false)
  private String email;

  private String name;

  private String passwordHash;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
  @Column(name = "role")
  @SortNatural
  @BatchSize(size = 100) // the roles of a whole page in one query
  private SortedSet<String> roles;

  @Column(updatable = false)
  private Instant createdAt;

  /** For Hibernate. */
  protected Account() {}

  Account(
      UUID id,
      EmailAddress email,
      String name,
      String passwordHash,
      SortedSet<String> roles,
      Instant createdAt) {
    this.id = id;
    this.email = email.value();
    this.name = name;
    this.passwordHash = passwordHash;
    this.roles = roles;
    this.createdAt = createdAt;
  }

  void rename(String newName) {
    name = newName;
  }

  /** Replaces the roles. */
  void assign(Collection<String> newRoles) {
    roles.retainAll(newRoles);
    roles.addAll(newRoles);
  }

  public UUID id() {
    return id;
  }

  public String email() {
    return email;
  }

  public String name() {
    return name;
  }

  public String passwordHash() {
    return passwordHash;
  }

  public SortedSet<String> roles() {
    return roles;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
