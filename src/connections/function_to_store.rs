//! `function -> parameter.read`, `secret.read`, `key.decrypt` and their like: the code asks for values, and uses keys.
//!
//! Sources: Service Authorization Reference, AWS Systems Manager, AWS Secrets Manager, AWS KMS.

use super::code::{ITSELF, may, row};
use crate::kinds;
use crate::model::connection::{ConnectionKind, Crypto, On, Side};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    row(
        "function_to_parameter_read",
        Side::port("parameter", "read"),
        "The code reads the value when it runs: `ssm:GetParameter`, and `ssm:GetParameters` for several at once. A \
         change is seen without a deployment.",
        &[may(&["ssm:GetParameter", "ssm:GetParameters"], ITSELF, Crypto::Read)],
    ),
    row(
        "function_to_parameter_write",
        Side::port("parameter", "write"),
        "The code sets the value: `ssm:PutParameter`. The next deployment that changes the value in the program \
         overwrites it.",
        &[may(&["ssm:PutParameter"], ITSELF, Crypto::Write)],
    ),
    row(
        "function_to_secret_read",
        Side::port("secret", "read"),
        "The code reads the secret when it runs: `secretsmanager:GetSecretValue`. Pass its ARN or name in `env`, never the \
         secret: who may look at a function sees its variables.",
        &[may(&["secretsmanager:GetSecretValue"], SECRET, Crypto::Read)],
    ),
    row(
        "function_to_key_encrypt",
        Side::port("key", "encrypt"),
        "The code encrypts, or asks for a data key to encrypt with: `kms:Encrypt` and `kms:GenerateDataKey`.",
        &[may(&["kms:Encrypt", "kms:GenerateDataKey"], ITSELF, Crypto::No)],
    ),
    row(
        "function_to_key_decrypt",
        Side::port("key", "decrypt"),
        "The code decrypts: `kms:Decrypt`.",
        &[may(&["kms:Decrypt"], ITSELF, Crypto::No)],
    ),
    row(
        "function_to_key_sign",
        Side::port("key", "sign"),
        "The code signs, and hands out the public key to check with: `kms:Sign` and `kms:GetPublicKey`.",
        &[may(&["kms:GetPublicKey", "kms:Sign"], ITSELF, Crypto::No)],
    ),
];

const SECRET: On = On::Made(|wire| vec![kinds::permitted_secret(&wire.to)]);
