import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person; without a password they get in by a one-time link only. */
@Entity('users')
export class UserEntity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  /** In lower case. */
  @Column({ type: 'text', nullable: true })
  email!: string | null;

  /** Argon2id in PHC form. */
  @Column({ name: 'password_hash', type: 'text', nullable: true })
  passwordHash!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
