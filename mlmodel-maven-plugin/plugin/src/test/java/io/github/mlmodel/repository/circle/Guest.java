package io.github.mlmodel.repository.circle;

record Guest(Stranger stranger) {}
