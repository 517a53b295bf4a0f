package io.github.mlmodel.repository.circle;

record First(Family other) implements Family {}
